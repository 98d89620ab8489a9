import { attempt } from './attempt'
import { equalBytes } from './bytes'
import { type Checkpoint, parseCheckpointText } from './checkpoint'
import { parseNote } from './note'
import type { Sha256, Verify } from './primitives'
import { emptyRoot } from './tree-hash'
import { verifyNote } from './verify-note'
import type { VerifierKey } from './vkey'

export interface CheckpointToOpen {
  sha256: Sha256
  verify: Verify
  /** The signed note, as text. */
  note: string
  /** The key that is trusted; its name is the origin that is expected. */
  key: VerifierKey
}

/** What of a checkpoint did not hold: its form, whose it is, or who signed. */
export type CheckpointPart = 'checkpoint' | 'origin' | 'signature'

export type OpenedCheckpoint =
  | { ok: true; checkpoint: Checkpoint }
  | { ok: false; part: CheckpointPart; why: string }

/** Reads a signed checkpoint and verifies that the log of this key signed it. Its content is to be used only then. */
export function openCheckpoint({ sha256, verify, note, key }: CheckpointToOpen): OpenedCheckpoint {
  const read = attempt(() => parseNote(note))
  if (!read.ok) return { ok: false, part: 'checkpoint', why: read.why }
  const parsed = attempt(() => parseCheckpointText(read.value.text))
  if (!parsed.ok) return { ok: false, part: 'checkpoint', why: parsed.why }
  const checkpoint = parsed.value
  if (checkpoint.origin !== key.name) {
    return {
      ok: false,
      part: 'origin',
      why: `origin: the checkpoint is of ${checkpoint.origin}, the key of ${key.name}`,
    }
  }
  const signed = verifyNote(read.value, [key], verify)
  if (!signed.ok) return { ok: false, part: 'signature', why: signed.why }
  if (checkpoint.size === 0 && !equalBytes(checkpoint.root, emptyRoot(sha256))) {
    return { ok: false, part: 'checkpoint', why: 'checkpoint: size 0 with the root of something' }
  }
  return { ok: true, checkpoint }
}
