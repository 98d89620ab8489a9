import type { ProviderPerson } from './provider-person'

const MOST_BYTES = 1_024
const MOST_CHARS = 200
const MOST_GROUP_CHARS = 2_000
const CONTROLS = /\p{Cc}/gu

/**
 * A person as we keep them: whatever a provider sends, texts that a database holds, of bounded length; groups once each, in an
 * order of their own. Issuer and subject are never cut or mended, since what is cut could be somebody else's: null for who
 * has none or an impossible one.
 */
export function tidyPerson(person: ProviderPerson): ProviderPerson | null {
  const { issuer, subject } = person
  if (![issuer, subject].every(isKey)) return null
  const login = short(person.login) || short(subject)
  const email = person.email === null ? null : short(person.email)
  const groups = [...new Set(person.groups)].filter(
    (group) =>
      group !== '' && group.length <= MOST_GROUP_CHARS && group.isWellFormed() && !group.includes('\0'),
  )
  return {
    issuer,
    subject,
    login,
    name: short(person.name) || login,
    email: email || null,
    groups: groups.sort(),
  }
}

function isKey(text: string): boolean {
  const bytes = new TextEncoder().encode(text).length
  return bytes > 0 && bytes <= MOST_BYTES && text.isWellFormed() && text.replace(CONTROLS, '') === text
}

function short(text: string): string {
  return [...text.toWellFormed().replace(CONTROLS, ' ').trim()].slice(0, MOST_CHARS).join('').trim()
}
