import { concatBytes } from './bytes'
import type { Sha256 } from './primitives'
import { ProofError } from './proof-error'

/** Bytes of the random salt of a commitment. */
export const SALT_BYTES = 32

/**
 * Salted commitment `SHA256(salt ‖ blob)` to what a person wrote or attached: without its 32 random bytes of salt
 * nobody can guess the blob, so destroying blob and salt erases it while every proof stays valid. Throws ProofError.
 */
export function commitBlob(sha256: Sha256, salt: Uint8Array, blob: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new ProofError(`salt is not ${SALT_BYTES} bytes`)
  return sha256(concatBytes(salt, blob))
}
