import { createHash } from 'node:crypto'
import type { Note } from '@/lib/core/report'
import { LARGEST_DIFFERENCE } from '@/lib/evidence/largest-difference'
import { packWhole } from '@/lib/evidence/pack-whole'
import { noteSecrets } from '@/lib/formats/secrets/note-secrets'
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

/** What is known of a report's bytes alone. */
export async function receivedNow(input: SubmissionInput, at: Date): Promise<Received> {
  return {
    input,
    sha256: new Uint8Array(createHash('sha256').update(input.body).digest()),
    packed: input.body.length > LARGEST_DIFFERENCE ? await packWhole(input.body) : null,
    secrets: noteSecrets(input.body),
    at,
  }
}
