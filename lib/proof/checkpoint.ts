import { fromBase64, toBase64 } from './base64'
import { parseDecimal } from './decimal'
import { isKeyName } from './key-name'
import { HASH_BYTES } from './primitives'
import { ProofError } from './proof-error'

/** A log's head: the tree of its first `size` leaves has this root (C2SP tlog-checkpoint v1.0.0). */
export interface Checkpoint {
  /** Unique name of the log; also the key name that signs. */
  origin: string
  size: number
  /** 32 bytes. */
  root: Uint8Array
}

/** The note text of a checkpoint: origin, size, base64 root, a line each; never extension lines. Throws ProofError. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  checkCheckpoint(origin, root)
  if (!Number.isSafeInteger(size) || size < 0) throw new ProofError('checkpoint: malformed size')
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads the note text of a checkpoint: exactly three lines, since nobody can audit an extension line. Throws ProofError. */
export function parseCheckpointText(text: string): Checkpoint {
  const lines = text.split('\n')
  const [origin = '', size = '', root = '', end] = lines
  if (lines.length !== 4 || end !== '') throw new ProofError('checkpoint: not three lines')
  const checkpoint = { origin, size: parseDecimal(size, 'checkpoint size'), root: fromBase64(root) }
  checkCheckpoint(origin, checkpoint.root)
  return checkpoint
}

function checkCheckpoint(origin: string, root: Uint8Array): void {
  if (!isKeyName(origin)) throw new ProofError('checkpoint: malformed origin')
  if (root.length !== HASH_BYTES) throw new ProofError('checkpoint: root is not 32 bytes')
}
