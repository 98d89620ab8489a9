import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { parseLogOrigin } from './origin'
import { ProofError } from './proof-error'
import { encodeUtf8 } from './utf8'

/** Least bytes of the deployment's secret. */
const MIN_SECRET_BYTES = 32

/** Keeps log keys apart from everything else that is derived from the same secret. Part of the format: never changes. */
const SALT = 'plimsoll/log-signing-key/v1'

/**
 * The 32-byte Ed25519 seed of one log in one epoch: HKDF-SHA256 (RFC 5869) of the deployment's secret, with the origin,
 * which ends in the epoch, as info. Another log, host or epoch has an unrelated key, and none needs storing.
 * Throws ProofError for a secret under 32 bytes or a malformed origin.
 */
export function deriveLogSeed(secret: Uint8Array, origin: string): Uint8Array {
  if (secret.length < MIN_SECRET_BYTES) throw new ProofError(`secret is under ${MIN_SECRET_BYTES} bytes`)
  parseLogOrigin(origin)
  return hkdf(sha256, secret, encodeUtf8(SALT), encodeUtf8(origin), 32)
}
