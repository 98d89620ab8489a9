import { createHash } from 'node:crypto'
import { once } from '@/lib/core/once'
import type { Note } from '@/lib/core/report'
import { LARGEST_DIFFERENCE } from '@/lib/evidence/largest-difference'
import { packWhole } from '@/lib/evidence/pack-whole'
import { noteSecrets } from '@/lib/formats/secrets/note-secrets'
import type { SubmissionInput } from './submission-input'
import type { Rest } from './unread/rest-of'

/** A report handed in, and everything that is known of it before the transaction begins. */
export interface Received {
  input: SubmissionInput
  sha256: Uint8Array<ArrayBuffer>
  /** The bytes as they are kept, where they are too many for a difference from what is known: packed while they are read. */
  packed: Promise<Uint8Array<ArrayBuffer>> | null
  /** Where it holds secrets in clear, and how many: looked for when it is asked, mostly while the database writes. */
  secrets: () => readonly Note[]
  /** Of a large one whose format tells: all that it says but when. */
  rest: Rest | null
  at: Date
}

/** What is known of a report's bytes alone. */
export function receivedNow(input: SubmissionInput, at: Date, rest: Rest | null = null): Received {
  const packed = input.body.length > LARGEST_DIFFERENCE ? packWhole(input.body) : null
  // Where the report is not taken nobody asks for it.
  packed?.catch(() => {})
  return {
    input,
    sha256: new Uint8Array(createHash('sha256').update(input.body).digest()),
    packed,
    secrets: once(() => noteSecrets(input.body)),
    rest,
    at,
  }
}
