import { Secret, TOTP } from 'otpauth'

/** As authenticator apps know them all (RFC 6238): six digits, 30 seconds, HMAC-SHA-1. */
const FORM = { issuer: 'Plimsoll', algorithm: 'SHA1', digits: 6, period: 30 }

/** The one-time passwords of a secret; its `toString()` is the address that an authenticator app reads from a picture. */
export function totp(secret: string, email = ''): TOTP {
  return new TOTP({ ...FORM, label: email, secret: Secret.fromBase32(secret) })
}
