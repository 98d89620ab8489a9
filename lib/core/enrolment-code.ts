const LETTERS = 'abcdefghjkmnpqrstvwxyz0123456789'
const FORM = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.([a-z0-9]{5}(?:-[a-z0-9]{5}){4})$/

/**
 * A one-time code out of 25 random bytes: the tenant's slug, a dot, and 25 letters that nobody mistakes (125 bits). It names the
 * tenant, as the addresses of its pages do, so that no directory of codes over all tenants is needed.
 */
export function enrolmentCode(slug: string, random: Uint8Array): string {
  if (random.length !== 25) throw new RangeError('a code is made of 25 bytes')
  const letters = [...random].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `${slug}.${letters.replace(/.{5}(?=.)/g, '$&-')}`
}

/** The tenant that a code names, and the code as it is hashed; null for what is none. Blanks around it and capitals do not matter. */
export function readEnrolmentCode(text: string): { slug: string; code: string } | null {
  const code = text.trim().toLowerCase()
  const slug = FORM.exec(code)?.[1]
  return slug === undefined ? null : { slug, code }
}
