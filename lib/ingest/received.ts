import type { Note } from '@/lib/core/report'
import type { SubmissionInput } from './submission-input'

/** A report handed in, and everything that is known of it before the transaction begins. */
export interface Received {
  input: SubmissionInput
  sha256: Uint8Array<ArrayBuffer>
  /** The bytes as they are kept, where they are too many for a difference from what is known: packed while nothing is locked. */
  packed: Uint8Array<ArrayBuffer> | null
  /** Where it holds secrets in clear, and how many. */
  secrets: readonly Note[]
  at: Date
}
