import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Signer } from './primitives'

/** SHA-256 in plain JavaScript, for browser and offline verifier. */
export function nobleSha256(bytes: Uint8Array): Uint8Array {
  return sha256(bytes)
}

/**
 * Ed25519 by the strictest reading of RFC 8032 §5.1.7: canonical encodings only, no public key of low order, and
 * neither key nor R with a low-order component. On what is left the equation with and without the cofactor agree,
 * so that every verifier gives the same answer. False for anything malformed.
 */
export function nobleVerify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || !isStrictPublicKey(publicKey) || !isPrimeOrder(signature.subarray(0, 32)))
    return false
  return ed25519.verify(signature, message, publicKey, { zip215: false })
}

/** Whether a public key may be enrolled: a canonical encoding of a point of the prime-order group other than its identity. */
export function isStrictPublicKey(publicKey: Uint8Array): boolean {
  return isPrimeOrder(publicKey) && !ed25519.Point.fromBytes(publicKey, false).isSmallOrder()
}

/** Ed25519 signer of a 32-byte seed (RFC 8032 §5.1.5). Throws for a seed of another length. */
export function nobleSigner(seed: Uint8Array): Signer {
  const secret = Uint8Array.from(seed)
  return { publicKey: ed25519.getPublicKey(secret), sign: (message) => ed25519.sign(message, secret) }
}

function isPrimeOrder(encoded: Uint8Array): boolean {
  try {
    return ed25519.Point.fromBytes(encoded, false).isTorsionFree()
  } catch {
    return false
  }
}
