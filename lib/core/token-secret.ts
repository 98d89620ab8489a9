const PREFIX = 'plm_'
const FORM = /^plm_[A-Za-z0-9_-]{43}$/

/** A token's secret out of 32 random bytes: `plm_` and 43 characters of base64url (RFC 4648 §5). */
export function tokenSecret(random: Uint8Array): string {
  if (random.length !== 32) throw new RangeError('a token is made of 32 bytes')
  const base64 = btoa(String.fromCharCode(...random))
  return `${PREFIX}${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Whether a text has the form of a token's secret. */
export function isTokenSecret(text: string): boolean {
  return FORM.test(text)
}

/** What of a secret is kept readable, to recognise a token by. */
export function tokenPrefix(secret: string): string {
  return secret.slice(0, PREFIX.length + 6)
}
