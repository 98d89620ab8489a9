import { ProofError } from './proof-error'

/** Below the number of arguments any engine lets a function have. */
const CHUNK = 8192

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}

/**
 * Reads standard base64 strictly: padding required, no white space, trailing bits zero (RFC 4648 §3.5), so every
 * byte string has one spelling. Throws ProofError.
 */
export function fromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new ProofError('not base64')
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  if (toBase64(bytes) !== text) throw new ProofError('base64 with non-zero trailing bits')
  return bytes
}
