import { type Checkpoint, checkpointText } from './checkpoint'
import type { Sha256, Signer } from './primitives'
import { signNote } from './sign-note'

/**
 * The signed note of a checkpoint, signed under its origin (C2SP tlog-checkpoint, *Signatures*). The caller must
 * never sign two that are inconsistent. Throws ProofError.
 */
export function signCheckpoint(sha256: Sha256, checkpoint: Checkpoint, ...signers: Signer[]): string {
  return signNote({ sha256, text: checkpointText(checkpoint), name: checkpoint.origin, signers })
}
