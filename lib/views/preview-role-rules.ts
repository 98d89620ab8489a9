import canonicalize from 'canonicalize'
import type { Scope } from '@/lib/access/keys'
import type { RoleRule } from '@/lib/access/role-rule'
import { PERSON_ROLES, type PersonRole } from '@/lib/access/roles'
import { rolesOf } from '@/lib/access/roles-of'
import { ruleMatcher } from '@/lib/access/rule-matcher'
import { publicId } from '@/lib/core/public-id'
import { type GivenRule, givenRules } from '@/lib/grants/given-rules'
import { requireNarrow } from '@/lib/grants/require-narrow'
import { type ProviderOfRules, vouchingProvider } from '@/lib/grants/vouching-provider'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import {
  listProviderAccounts,
  type ProviderAccountRow,
} from '@/lib/store/provider-accounts/list-provider-accounts'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import type { RoleRulesPreviewDto } from './role-rule.schema'

const MOST_SHOWN = 500
/** A rule that makes more owners than this is worth a second look. */
export const MANY_OWNERS = 5

/**
 * What rules would do before they are saved: who would gain which role by this provider and who would lose one, as far as it
 * named their groups, and which rules do not do what somebody probably means. @throws NotFound, Invalid
 */
export async function previewRoleRules(
  scope: Scope,
  provider: string,
  given: readonly GivenRule[],
): Promise<RoleRulesPreviewDto> {
  const of = await vouchingProvider(scope, provider)
  const [before, accounts, members] = await inTenant(scope, async (tx) => [
    await listRoleRules(tx, of.id),
    await listProviderAccounts(tx, of.id),
    await listMembers(tx),
  ])
  const rules = givenRules(given, before, new Date())
  requireNarrow(of, rules)
  const people = accounts.filter(({ goneAt, keptOutAt }) => goneAt === null && keptOutAt === null)
  const [had, has] = [rolesOf(of.kind, before), rolesOf(of.kind, rules)]
  const elsewhere = new Set(
    members.filter(({ source }) => source.split(':')[1] !== of.id).map(({ userId }) => userId),
  )
  const changes = people.flatMap(({ userId, name, login, groups, knockedAt }) => {
    const [old, now] = [keysOf(had(groups)), keysOf(has(groups))]
    const gains = rolesIn(now.filter((key) => !old.includes(key)))
    const loses = rolesIn(old.filter((key) => !now.includes(key)))
    if (gains.length + loses.length === 0) return []
    const last = now.length === 0 && !elsewhere.has(userId)
    return [{ id: publicId('user', userId), name, login, gains, loses, last, knockedAt }]
  })
  return {
    // Of the platform's provider by name only who came to this tenant's own door; the others are counted.
    changes: changes
      .filter(({ knockedAt }) => of.of === 'tenant' || knockedAt !== null)
      .slice(0, MOST_SHOWN)
      .map(({ knockedAt: _, ...shown }) => shown),
    total: changes.length,
    warnings: warningsOf(of, rules, people),
  }
}

/** A role and its limit as one text. */
const keysOf = (grants: readonly { role: PersonRole; labelRule: unknown }[]) =>
  grants.map(({ role, labelRule }) => `${role} ${canonicalize(labelRule)}`)

const rolesIn = (keys: readonly string[]) =>
  PERSON_ROLES.filter((role) => keys.some((key) => key.startsWith(`${role} `)))

function warningsOf(
  { kind }: ProviderOfRules,
  rules: readonly RoleRule[],
  people: readonly ProviderAccountRow[],
): RoleRulesPreviewDto['warnings'] {
  const match = ruleMatcher(kind, rules)
  const under = new Map<RoleRule, number>()
  for (const { groups } of people) {
    for (const rule of new Set(groups.flatMap((group) => match(group)))) {
      under.set(rule, (under.get(rule) ?? 0) + 1)
    }
  }
  return rules.flatMap((rule, place) => {
    const count = under.get(rule) ?? 0
    const warn = (code: RoleRulesPreviewDto['warnings'][number]['code']) => ({
      code,
      rule: place,
      people: count,
    })
    return [
      ...(kind === 'ldap' && !rule.value.includes('=') && rule.value !== '*' ? [warn('not_a_name')] : []),
      ...(count === 0 ? [warn('matches_nobody')] : []),
      ...(rule.match === 'pattern' && /^\**$/.test(rule.value) ? [warn('everybody')] : []),
      ...(rule.role === 'owner' && count > MANY_OWNERS ? [warn('owner_to_many')] : []),
    ]
  })
}
