import { isDeepStrictEqual } from 'node:util'
import canonicalize from 'canonicalize'
import type { GroupKind } from '@/lib/access/role-rule'
import type { PersonRole } from '@/lib/access/roles'
import { rolesOf } from '@/lib/access/roles-of'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvents } from '@/lib/store/audit/write-audit-events'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listSourceRoles } from '@/lib/store/members/list-source-roles'
import { type RoleGiven, replaceProviderRoles } from '@/lib/store/members/replace-provider-roles'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import { providerSource } from './provider-source'

export interface Settling {
  provider: { id: string; kind: GroupKind }
  /** Groups of each person as the provider named them last; none for who is gone. */
  people: readonly {
    userId: string
    groups: readonly string[]
    /** Since when the tenant keeps them out: then no rule gives them anything. */
    keptOutAt: Date | null
  }[]
  at: Date
  address?: string | null
}

export interface RoleChange {
  userId: string
  before: PersonRole[]
  after: PersonRole[]
}

/**
 * Gives people exactly the roles that the rules now in force give to their groups, with an audit event for each whose roles
 * change. The caller holds `lockOwners`, so that rules, groups and roles are of one moment.
 */
export async function settleRoles(
  tx: TenantTx,
  { provider, people, at, address }: Settling,
): Promise<RoleChange[]> {
  const source = providerSource(provider)
  const grantsOf = rolesOf(provider.kind, await listRoleRules(tx, provider.id))
  const due = people.map(({ userId, groups, keptOutAt }) => ({
    userId,
    grants: keptOutAt === null ? grantsOf(groups) : [],
  }))
  const had = new Map<string, RoleGiven[]>()
  const userIds = people.map(({ userId }) => userId)
  for (const row of await listSourceRoles(tx, source, userIds)) {
    had.set(row.userId, [...(had.get(row.userId) ?? []), row])
  }
  const shown = (rows: readonly Pick<RoleGiven, 'role' | 'labelRule'>[]) =>
    rows
      .map(({ role, labelRule }) => ({ role, ...(labelRule === null ? {} : { label_rule: labelRule }) }))
      .sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
  const changed = due
    .map(({ userId, grants }) => ({
      userId,
      grants,
      before: shown(had.get(userId) ?? []),
      after: shown(grants),
    }))
    .filter(({ before, after }) => !isDeepStrictEqual(before, after))
  if (changed.length === 0) return []
  await replaceProviderRoles(tx, {
    source,
    userIds: changed.map(({ userId }) => userId),
    roles: changed.flatMap(({ userId, grants }) =>
      grants.map(({ role, labelRule }) => ({ userId, role, labelRule })),
    ),
    at,
  })
  await writeAuditEvents(
    tx,
    changed.map(({ userId, before, after, grants }) => ({
      action: 'member.provider_roles_changed',
      target: { kind: 'user', id: publicId('user', userId) },
      before: { roles: before },
      after: { roles: after, rules: [...new Set(grants.flatMap(({ rules }) => rules))].sort() },
      at,
      address,
      provider: source,
    })),
  )
  return changed.map(({ userId, before, after }) => ({
    userId,
    before: before.map(({ role }) => role),
    after: after.map(({ role }) => role),
  }))
}

const canonical = (value: unknown) => canonicalize(value) ?? ''
