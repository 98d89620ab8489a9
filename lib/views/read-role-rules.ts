import type { Scope } from '@/lib/access/keys'
import type { RoleRule } from '@/lib/access/role-rule'
import { ruleMatcher } from '@/lib/access/rule-matcher'
import { publicId } from '@/lib/core/public-id'
import { versionOfRules } from '@/lib/grants/version-of-rules'
import { vouchingProvider } from '@/lib/grants/vouching-provider'
import { inTenant } from '@/lib/store/in-tenant'
import {
  listProviderAccounts,
  type ProviderAccountRow,
} from '@/lib/store/provider-accounts/list-provider-accounts'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import type { RoleRulesDto } from './role-rule.schema'

/** Groups that are offered to choose from, and people named beside a rule. */
const MOST_GROUPS = 500
const MOST_NAMED = 5

/** The rules by which groups of a provider have roles in the tenant, with who falls under each. @throws NotFound */
export async function readRoleRules(scope: Scope, provider: string): Promise<RoleRulesDto> {
  const of = await vouchingProvider(scope, provider)
  const [rules, accounts] = await inTenant(scope, async (tx) => [
    await listRoleRules(tx, of.id),
    await listProviderAccounts(tx, of.id),
  ])
  const here = accounts.filter(({ goneAt, keptOutAt }) => goneAt === null && keptOutAt === null)
  // Of the platform's provider by name, and with their groups, only who came to this tenant's own door.
  const told = ({ knockedAt }: ProviderAccountRow) => of.of === 'tenant' || knockedAt !== null
  const match = ruleMatcher(of.kind, rules)
  const under = new Map<RoleRule, ProviderAccountRow[]>()
  const groups = new Map<string, number>()
  let outside = 0
  for (const account of here) {
    const matched = new Set(account.groups.flatMap((group) => match(group)))
    for (const rule of matched) under.set(rule, [...(under.get(rule) ?? []), account])
    if (told(account)) for (const group of account.groups) groups.set(group, (groups.get(group) ?? 0) + 1)
    if (matched.size === 0) outside++
  }
  return {
    provider: {
      ...{ id: provider, kind: of.kind, name: of.name, of: of.of, enabled: of.enabled },
      leads_to: scope.may('members.write') ? of.leadsTo : [],
    },
    version: versionOfRules(rules, of.leadsTo),
    items: rules.map((rule) => {
      const people = under.get(rule) ?? []
      return {
        id: publicId('role_rule', rule.id),
        match: rule.match,
        value: rule.value,
        role: rule.role,
        dormant: rule.dormant ?? false,
        label_rule: rule.labelRule && {
          all: rule.labelRule.all.map(({ key, in: values }) => ({ key, in: [...values] })),
        },
        people: people.length,
        some: people
          .filter(told)
          .slice(0, MOST_NAMED)
          .map(({ userId, name, login }) => ({ id: publicId('user', userId), name, login })),
      }
    }),
    next_cursor: null,
    total: rules.length,
    groups: [...groups]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, MOST_GROUPS)
      .map(([value, people]) => ({ value, people })),
    known: here.length,
    without_role: outside,
  }
}
