/**
 * What the proofs need from outside. `lib/proof` holds no I/O and no crypto of its own, so that one code judges in
 * the server, in the browser and offline: pass `noble.ts` or the server's adapter.
 */

/** SHA-256 (FIPS 180-4): any bytes → 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Ed25519 (RFC 8032 §5.1.7): false for anything malformed; must not throw. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** An Ed25519 key that can sign: `publicKey` 32 bytes, `sign` gives 64 bytes (RFC 8032 §5.1.6, deterministic). */
export interface Signer {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** The answer of a verifier: `why` says in English what does not hold. */
export type Verdict = { ok: true } | { ok: false; why: string }

/** Bytes of a SHA-256 hash and of an Ed25519 public key. */
export const HASH_BYTES = 32
