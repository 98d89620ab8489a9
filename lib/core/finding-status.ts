/**
 * What a finding is called. `closed` and a return to `open` are the evidence's alone; `open`, `in_progress` and `fixed` are
 * people's words; `false_positive` and `accepted` follow from an exception that two people agreed on and that is in force;
 * `not_affected` from the latest statements of VEX documents about everything that fails (decision 043).
 */
export const FINDING_STATUSES = [
  'open',
  'in_progress',
  'fixed',
  'false_positive',
  'accepted',
  'not_affected',
  'closed',
] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

/** What is still to be worked on. */
export const ACTIVE_STATUSES = ['open', 'in_progress', 'fixed'] as const
/** A status that a person may set. `fixed` is a claim: only a later report closes. */
export type SettableStatus = (typeof ACTIVE_STATUSES)[number]

/** The column's word for a status that a person sets. */
export const TRIAGE_OF = { open: 'new', in_progress: 'in_progress', fixed: 'fixed' } as const
