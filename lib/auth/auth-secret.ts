import { hkdfSync } from 'node:crypto'

/** The key of the session cookie, derived from the installation's secret (HKDF, RFC 5869) and used for nothing else. */
export function authSecret(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'plimsoll', 'session cookie', 32)).toString('base64url')
}
