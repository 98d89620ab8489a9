import { Secret } from 'otpauth'

/** 160 bits, the length RFC 4226 §4 recommends. */
const SECRET_BYTES = 20

/** A new secret of a second factor, in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}
