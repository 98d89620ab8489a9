import { fromBase64, toBase64 } from './base64'
import { concatBytes } from './bytes'
import { ED25519_TYPE, keyId } from './key-id'
import { isKeyName } from './key-name'
import { HASH_BYTES, type Sha256 } from './primitives'
import { ProofError } from './proof-error'

/** A public key that a verifier trusts, under the name it signs with (C2SP signed-note, *Verifier keys*). */
export interface VerifierKey {
  name: string
  /** 8 lower-case hex digits. */
  keyId: string
  /** Ed25519, 32 bytes (RFC 8032 §5.1.5). */
  publicKey: Uint8Array
}

/** `name+keyid+base64(0x01 ‖ public key)`. Throws ProofError. */
export function encodeVkey(sha256: Sha256, name: string, publicKey: Uint8Array): string {
  if (!isKeyName(name)) throw new ProofError('vkey: malformed name')
  if (publicKey.length !== HASH_BYTES) throw new ProofError('vkey: public key is not 32 bytes')
  const material = toBase64(concatBytes(Uint8Array.of(ED25519_TYPE), publicKey))
  return `${name}+${keyId(sha256, name, publicKey)}+${material}`
}

/** Reads a vkey; only Ed25519, and the key id must be that of the name and key. Throws ProofError. */
export function parseVkey(sha256: Sha256, text: string): VerifierKey {
  // The base64 may hold further plus signs, name and key id cannot.
  const [, name = '', id = '', base64 = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? []
  if (!isKeyName(name)) throw new ProofError('vkey: malformed name')
  const material = fromBase64(base64)
  if (material[0] !== ED25519_TYPE || material.length !== 1 + HASH_BYTES) {
    throw new ProofError('vkey: not an Ed25519 key')
  }
  const publicKey = material.slice(1)
  if (keyId(sha256, name, publicKey) !== id)
    throw new ProofError('vkey: key id is not that of the name and key')
  return { name, keyId: id, publicKey }
}
