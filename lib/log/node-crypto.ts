import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { nobleVerify } from '../proof/noble'
import type { Signer } from '../proof/primitives'

/** PKCS #8 of an Ed25519 private key up to its seed (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** SPKI of an Ed25519 public key up to the key (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** SHA-256 by OpenSSL. */
export function nodeSha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

/** Ed25519 signer of a 32-byte seed (RFC 8032 §5.1.5), by OpenSSL. Throws for a seed of another length. */
export function nodeSigner(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes')
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const publicKey = new Uint8Array(spki.subarray(SPKI_PREFIX.length))
  return { publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) }
}

/**
 * Ed25519 by OpenSSL alone, the fastest: for keys that we made. A stranger's key can sign so that two verifiers
 * disagree; use `strictVerify` for it.
 */
export function nodeVerify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    return false
  }
}

/** Ed25519 for anyone's key: OpenSSL and the strict verifier of browser and offline tool must both accept. */
export function strictVerify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return nodeVerify(publicKey, message, signature) && nobleVerify(publicKey, message, signature)
}
