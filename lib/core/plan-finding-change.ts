import { type FindingStatus, type SettableStatus, TRIAGE_OF } from './finding-status'

/** What a person says of findings. What is undefined stays as it is. */
export interface SaidOfFinding {
  status?: SettableStatus | undefined
  /** Id of a member; null takes the owner away. */
  ownerId?: string | null | undefined
  /** `YYYY-MM-DD` of the tenant's calendar; null takes it away. */
  dueOn?: string | null | undefined
}

/** A finding as it is while it is locked. */
export interface FindingNow {
  machine: 'open' | 'closed' | 'withdrawn'
  triage: string
  status: FindingStatus
  ownerId: string | null
  dueOn: string | null
}

/** What is changed, from what to what; absent is not touched. */
export interface FieldChanges {
  triage?: { from: string; to: string }
  ownerId?: { from: string | null; to: string | null }
  dueOn?: { from: string | null; to: string | null }
}

/** Why a status cannot be set: evidence closed it, an exception in force says how it is handled, or documents that nobody is affected. */
export type PlanRefusal = 'finding_closed' | 'finding_excepted' | 'finding_not_affected'

/** What saying this of a finding changes; nothing of what holds already. */
export function planFindingChange(
  now: FindingNow,
  said: SaidOfFinding,
): { changes: FieldChanges } | { refusal: PlanRefusal } {
  if (said.status !== undefined) {
    if (now.machine !== 'open') return { refusal: 'finding_closed' }
    if (now.status === 'accepted' || now.status === 'false_positive') return { refusal: 'finding_excepted' }
    if (now.status === 'not_affected') return { refusal: 'finding_not_affected' }
  }
  const triage = said.status === undefined ? now.triage : TRIAGE_OF[said.status]
  return {
    changes: {
      ...(triage === now.triage ? {} : { triage: { from: now.triage, to: triage } }),
      ...(said.ownerId === undefined || said.ownerId === now.ownerId
        ? {}
        : { ownerId: { from: now.ownerId, to: said.ownerId } }),
      ...(said.dueOn === undefined || said.dueOn === now.dueOn
        ? {}
        : { dueOn: { from: now.dueOn, to: said.dueOn } }),
    },
  }
}

/**
 * How to take changes back: each field must still hold what was set, or somebody has decided anew since and nothing is
 * undone. A status that evidence made new again was decided anew, too.
 */
export function planUndo(
  now: FindingNow,
  done: FieldChanges,
): { changes: FieldChanges } | 'changed_meanwhile' {
  const kept =
    (!done.triage || done.triage.to === now.triage) &&
    (!done.ownerId || done.ownerId.to === now.ownerId) &&
    (!done.dueOn || done.dueOn.to === now.dueOn)
  if (!kept) return 'changed_meanwhile'
  return {
    changes: {
      ...(done.triage ? { triage: { from: done.triage.to, to: done.triage.from } } : {}),
      ...(done.ownerId ? { ownerId: { from: done.ownerId.to, to: done.ownerId.from } } : {}),
      ...(done.dueOn ? { dueOn: { from: done.dueOn.to, to: done.dueOn.from } } : {}),
    },
  }
}
