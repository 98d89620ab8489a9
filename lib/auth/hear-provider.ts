import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { GroupKind } from '@/lib/access/role-rule'
import { rolesOf } from '@/lib/access/roles-of'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { type RoleChange, settleRoles } from '@/lib/grants/settle-roles'
import { inPerson } from '@/lib/store/in-person'
import type { TenantTx } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { putProviderAccount } from '@/lib/store/provider-accounts/put-provider-account'
import { listRoleRules } from '@/lib/store/role-rules/list-role-rules'
import { tellTenant } from '@/lib/store/tell-tenant'
import { houseOf } from './house-of'
import { type AskedProvider, stillVouches } from './still-vouches'

export interface Heard {
  tenant: PrincipalTenant
  provider: AskedProvider & { tenantId: string; kind: GroupKind }
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
 * them. Null, and nothing, for a provider that was changed, switched off or removed since it was asked.
 */
export async function hearProvider(heard: Heard): Promise<RoleChange[] | null> {
  const { tenant, provider } = heard
  return inPerson(lookup('sign-in'), async (person) => {
    // The platform's before the tenant's row, a tenant's own after it: whoever changes one goes the same way.
    const shared = provider.tenantId === HOUSE.id
    if (shared && !(await tellTenant(person, houseOf(provider), (tx) => stillVouches(tx, provider)))) {
      return null
    }
    return tellTenant(person, systemScope(tenant, 'sign-in'), async (tx) => {
      await lockOwners(tx)
      if (!shared && !(await stillVouches(tx, provider))) return null
      return hear(tx, heard)
    })
  })
}

async function hear(
  tx: TenantTx,
  { provider, person, known, address, seen, knocked, at }: Heard,
): Promise<RoleChange[]> {
  if (!knocked && (await listProviderAccounts(tx, provider.id, known.identityId)).length === 0) {
    const grants = rolesOf(provider.kind, await listRoleRules(tx, provider.id))(person.groups)
    if (grants.length === 0) return []
  }
  const keptOutAt = await putProviderAccount(tx, {
    ...known,
    providerId: provider.id,
    person,
    at,
    seen,
    knocked,
  })
  return settleRoles(tx, {
    provider,
    people: [{ userId: known.userId, groups: person.groups, keptOutAt }],
    ...{ at, address },
  })
}
