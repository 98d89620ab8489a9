import { normalDn } from './distinguished-name'
import { matchesGlob } from './matches-glob'
import { matchesName } from './matches-name'
import type { GroupKind, RoleRule } from './role-rule'

/**
 * Which rules a group falls under. Rules are prepared once and groups remembered: thousands of people share their groups.
 * Distinguished names are compared as directories do, values of claims exactly.
 */
export function ruleMatcher<R extends Pick<RoleRule, 'match' | 'value'>>(
  kind: GroupKind,
  rules: readonly R[],
): (group: string) => readonly R[] {
  const exact = new Map<string, R[]>()
  const patterns: { rule: R; parts: string[] }[] = []
  for (const rule of rules) {
    if (rule.match === 'pattern') {
      patterns.push({ rule, parts: kind === 'ldap' ? normalDn(rule.value, true) : [rule.value] })
      continue
    }
    const key = kind === 'ldap' ? normalDn(rule.value).join(',') : rule.value
    exact.set(key, [...(exact.get(key) ?? []), rule])
  }
  const known = new Map<string, readonly R[]>()
  return (group) => {
    const before = known.get(group)
    if (before) return before
    const parts = kind === 'ldap' ? normalDn(group) : [group]
    const matched = patterns.filter((pattern) =>
      kind === 'ldap' ? matchesName(pattern.parts, parts) : matchesGlob(pattern.parts[0] ?? '', group),
    )
    const found = [...(exact.get(parts.join(',')) ?? []), ...matched.map(({ rule }) => rule)]
    known.set(group, found)
    return found
  }
}
