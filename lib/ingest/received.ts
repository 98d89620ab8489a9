import type { Note } from '@/lib/core/report'
import type { SubmissionInput } from './submission-input'

/** A report handed in, and everything that is known of it before the transaction begins. */
export interface Received {
  input: SubmissionInput
  sha256: Uint8Array<ArrayBuffer>
  /** gzip of the bytes. */
  packed: Uint8Array<ArrayBuffer>
  /** Where it holds secrets in clear, and how many. */
  secrets: readonly Note[]
  at: Date
}
