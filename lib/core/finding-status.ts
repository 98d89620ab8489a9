/** What a finding is called, from the evidence's word and people's. `closed` and a return to `open` are the evidence's alone. */
export type FindingStatus = 'open' | 'in_progress' | 'fixed' | 'false_positive' | 'accepted' | 'closed'

const BY_TRIAGE: Readonly<Record<string, FindingStatus>> = {
  new: 'open',
  in_progress: 'in_progress',
  fixed: 'fixed',
  false_positive: 'false_positive',
  accepted: 'accepted',
}

export function findingStatus(machine: 'open' | 'closed' | 'withdrawn', triage: string): FindingStatus {
  return machine !== 'open' ? 'closed' : (BY_TRIAGE[triage] ?? 'open')
}

/** The two words that a status stands for; null means any. */
export function statusFilter(status: FindingStatus | undefined): {
  machine: 'open' | 'closed' | null
  triage: string | null
} {
  if (status === undefined) return { machine: null, triage: null }
  if (status === 'closed') return { machine: 'closed', triage: null }
  return { machine: 'open', triage: status === 'open' ? 'new' : status }
}
