import { normalDn } from './distinguished-name'
import type { GroupKind, RoleRule } from './role-rule'

/** Characters in a row that a pattern must say of a group's name: with fewer a handful of patterns takes in everybody. */
const LEAST = 3

/**
 * Whether a pattern takes in (nearly) everybody of a provider: it says next to nothing of a group, or in a directory no more than where all
 * its groups are. The platform's providers know people of every tenant, so no tenant may have such a rule for one.
 * @param base where a directory keeps its groups; null elsewhere
 */
export function takesEverybody(
  kind: GroupKind,
  base: string | null,
  { match, value }: Pick<RoleRule, 'match' | 'value'>,
): boolean {
  if (match === 'exact') return false
  if (kind === 'oidc') return !says(value)
  const where = base === null ? [] : normalDn(base)
  return normalDn(value, true).every((part) => where.includes(part) || !says(part.replace(/^[^=]*=/, '')))
}

/** A relative name without `*` says what it is, however short; the mark of one character is none here, and says nothing either. */
function says(text: string): boolean {
  if (!text.includes('*')) return text.replaceAll('?', '') !== ''
  return text.split(/[*?]/).some((piece) => piece.trim().length >= LEAST)
}
