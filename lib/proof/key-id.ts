import { concatBytes } from './bytes'
import { toHex } from './hex'
import type { Sha256 } from './primitives'
import { encodeUtf8 } from './utf8'

/** Signature type of Ed25519 (C2SP signed-note, *Signature types*). */
export const ED25519_TYPE = 0x01

/**
 * Key id of an Ed25519 key, 8 lower-case hex digits: the first four bytes of
 * `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)` (C2SP signed-note, *Ed25519 signatures*).
 */
export function keyId(sha256: Sha256, name: string, publicKey: Uint8Array): string {
  const hash = sha256(concatBytes(encodeUtf8(`${name}\n`), Uint8Array.of(ED25519_TYPE), publicKey))
  return toHex(hash.subarray(0, 4))
}
