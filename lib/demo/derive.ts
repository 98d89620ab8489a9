import { hkdfSync } from 'node:crypto'

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Bytes that follow from the installation's secret (HKDF, RFC 5869) and what they are for: the same at every run. */
export function derive(secret: string, what: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'plimsoll demo', what, length))
}

/** A password that follows from the secret: 80 bits, in groups that can be typed. */
export function derivedPassword(secret: string, email: string): string {
  const letters = Array.from(derive(secret, `password of ${email}`, 16), (byte) => ALPHABET[byte % 32])
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}
