import type { Determination, DeterminedVerdict } from './verdict'

/** What is recorded of a determination. */
export interface RecordedDetermination {
  id: string
  controlId: string
  verdict: DeterminedVerdict
  narrative: string
  validFrom: Date
  expiresAt: Date | null
  authorRef: string
  recordedFrom: Date
  approverRef: string | null
  approvedAt: Date | null
  endedAt: Date | null
  endedWhy: 'refused' | 'withdrawn' | 'superseded' | null
}

export type DeterminationState = 'proposed' | 'approved' | 'refused' | 'withdrawn' | 'superseded' | 'expired'

export interface DeterminationAt {
  state: DeterminationState
  /** As assessing takes it; null once it has ended. */
  determination: Determination | null
}

/**
 * What a determination was at an instant, as known at another; null while it had not been made. What happened to it counts
 * when it had both happened by `at` and been known by `knownAt`, so a withdrawal never reaches into the past.
 */
export function determinationAt(
  row: RecordedDetermination,
  { at, knownAt }: { at: Date; knownAt: Date },
): DeterminationAt | null {
  const horizon = Math.min(at.getTime(), knownAt.getTime())
  const by = (instant: Date | null): instant is Date => instant !== null && instant.getTime() <= horizon
  if (!by(row.recordedFrom) || row.validFrom > at) return null
  if (by(row.endedAt) && row.endedWhy) return { state: row.endedWhy, determination: null }
  const approvedAt = by(row.approvedAt) ? row.approvedAt : null
  const expired = row.expiresAt !== null && row.expiresAt <= at
  const determination: Determination = {
    id: row.id,
    controlId: row.controlId,
    verdict: row.verdict,
    narrative: row.narrative,
    authorId: row.authorRef,
    approverId: approvedAt ? row.approverRef : null,
    approvedAt: approvedAt ? approvedAt.toISOString() : null,
    ...(row.expiresAt ? { expiresAt: row.expiresAt.toISOString() } : {}),
  }
  return { state: expired ? 'expired' : approvedAt ? 'approved' : 'proposed', determination }
}
