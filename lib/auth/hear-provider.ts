import { systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { GroupKind } from '@/lib/access/role-rule'
import { rolesOf } from '@/lib/access/roles-of'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { type RoleChange, settleRoles } from '@/lib/grants/settle-roles'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { putProviderAccount } from '@/lib/store/provider-accounts/put-provider-account'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'

export interface Heard {
  tenant: PrincipalTenant
  provider: { id: string; kind: GroupKind }
  person: ProviderPerson
  known: { userId: string; identityId: string }
  address: string | null
  /** Whether the person is here, rather than asked about. */
  seen: boolean
  /** Whether they came to this tenant's own door. */
  knocked: boolean
  at: Date
}

/**
 * Takes in what a provider says of a person in one tenant: keeps their groups and gives the roles that its rules make of
 * them, in one transaction. A tenant to whose door they never came, and whose rules give them nothing, does not learn of
 * them.
 */
export async function hearProvider(heard: Heard): Promise<RoleChange[]> {
  const { tenant, provider, person, known, address, seen, knocked, at } = heard
  return inTenant(systemScope(tenant, 'sign-in'), async (tx) => {
    await lockOwners(tx)
    if (!knocked && (await listProviderAccounts(tx, provider.id, known.identityId)).length === 0) {
      const grants = rolesOf(provider.kind, await listRoleRules(tx, provider.id))(person.groups)
      if (grants.length === 0) return []
    }
    await putProviderAccount(tx, { ...known, providerId: provider.id, person, at, seen })
    return settleRoles(tx, {
      provider,
      people: [{ userId: known.userId, groups: person.groups }],
      ...{ at, address },
    })
  })
}
