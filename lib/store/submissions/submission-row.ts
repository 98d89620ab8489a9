import type { Note } from '@/lib/core/report'
import type { Submission, SubmissionWords } from '../generated/client'
import { unpackCounts } from './pack-counts'
import type { SaidSubmission } from './submission-sql'

/** Counts of findings that a report opened, closed and left as they were. */
export interface Changes {
  opened: number
  closed: number
  unchanged: number
  /** Of those opened, how many of each severity; absent: of before it was counted. */
  opened_by_severity?: Record<string, number>
}

/** What the sender said of a submission. */
export interface SubmissionHints {
  asset: string | null
  kind: string | null
  tool: string | null
  /** Absent: of before senders could say it. */
  database?: string | null
  observed_at: string | null
  /** When the report's file was written, where the sender says it. */
  written_at?: string
  full_coverage: boolean
  labels: Record<string, string>
}

interface JsonColumns {
  byResult: Record<string, number> | null
  bySeverity: Record<string, number> | null
  notes: Note[]
  changes: Changes | null
  hints: SubmissionHints
}

/** A submission as the database keeps it, with its words and counts, and its JSON columns typed as they were written. */
export type SubmissionRow = Omit<Submission, 'wordsId' | 'counts' | keyof JsonColumns> &
  Omit<SubmissionWords, 'tenantId' | 'id' | 'counted'> &
  JsonColumns

/** What a sender that says nothing says: none of it is kept. */
const UNSAID: SubmissionHints = {
  asset: null,
  kind: null,
  tool: null,
  observed_at: null,
  full_coverage: false,
  labels: {},
}

/** JSON columns are written by `insert-submission.ts` alone, from these very types. */
export function submissionRow({ wordsId: _, counts, counted, ...row }: SaidSubmission): SubmissionRow {
  const columns: { hints: unknown; notes: unknown } = row
  const { hints, notes } = columns as { hints: Partial<SubmissionHints>; notes: Note[] | null }
  return { ...row, ...unpackCounts(counted, counts), notes: notes ?? [], hints: { ...UNSAID, ...hints } }
}
