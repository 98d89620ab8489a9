import { Conflict } from '@/lib/core/errors'
import type { LabelRule } from '@/lib/core/label-rule'
import type { GroupKind, RoleRule, RuleGrant } from './role-rule'
import { PERSON_ROLES } from './roles'
import { ruleMatcher } from './rule-matcher'

/** Groups times patterns, about a second's work at worst. */
const MOST_COMPARISONS = 1_000_000

/**
 * What rules give to whoever is in these groups: the union, whatever the order of either. A role that any of them gives for all
 * assets is given once; else once for each limit. The function it answers is for many people of one provider.
 * @throws Conflict where somebody's groups and the patterns are too many to compare while others wait
 */
export function rolesOf(
  kind: GroupKind,
  rules: readonly RoleRule[],
): (groups: readonly string[]) => RuleGrant[] {
  const match = ruleMatcher(
    kind,
    rules.filter(({ dormant }) => !dormant),
  )
  const patterns = rules.filter(({ match: how, dormant }) => how === 'pattern' && !dormant).length
  return (groups) => {
    if (groups.length * patterns > MOST_COMPARISONS) {
      const says =
        'This person is in too many groups for so many patterns. Name groups exactly, or send fewer of them.'
      throw new Conflict('too_many_comparisons', says)
    }
    const matched = new Set(groups.flatMap((group) => match(group)))
    return PERSON_ROLES.flatMap((role) => {
      const giving = [...matched].filter((rule) => rule.role === role)
      const free = giving.filter(({ labelRule }) => labelRule === null)
      if (free.length > 0) return [{ role, labelRule: null, rules: idsOf(giving) }]
      const limits = new Map<string, { labelRule: LabelRule | null; giving: RoleRule[] }>()
      for (const rule of giving) {
        const key = JSON.stringify(rule.labelRule?.all.map(({ key: name, in: values }) => [name, values]))
        const known = limits.get(key) ?? { labelRule: rule.labelRule, giving: [] }
        limits.set(key, { ...known, giving: [...known.giving, rule] })
      }
      return [...limits]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, limit]) => ({ role, labelRule: limit.labelRule, rules: idsOf(limit.giving) }))
    })
  }
}

const idsOf = (rules: readonly RoleRule[]) => rules.map(({ id }) => id).sort()
