import type { DeterminedVerdict } from '@/lib/core/verdict'

/** Why a determination no longer counts. */
export type EndedWhy = 'refused' | 'withdrawn' | 'superseded'

/** A person's verdict with everything that happened to it since. */
export interface DeterminationRow {
  id: string
  assessmentId: string
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
  endedWhy: EndedWhy | null
  endedBy: string | null
  logIndex: number
  logEpoch: number
}
