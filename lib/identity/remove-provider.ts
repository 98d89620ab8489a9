import { HOUSE } from '@/lib/access/house'
import { lookup, type Scope } from '@/lib/access/keys'
import { withdrawEverywhere } from '@/lib/grants/withdraw-everywhere'
import { withdrawProvider } from '@/lib/grants/withdraw-provider'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { lockIdentityProviders } from '@/lib/store/identity-providers/lock-identity-providers'
import { removeIdentityProvider } from '@/lib/store/identity-providers/remove-identity-provider'
import { inPerson } from '@/lib/store/in-person'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { tellTenant } from '@/lib/store/tell-tenant'
import { providerOf } from './provider-of'
import { seenProvider } from './seen-provider'

/**
 * Removes an identity provider with its secret, and in the same moment every role that it gave in the tenant and every session
 * by it. The tenant keeps its lasting owner: nobody is one by a provider.
 * @throws NotFound
 */
export async function removeProvider(scope: Scope, id: string, at: Date): Promise<void> {
  await inPerson(lookup('set-up'), async (person) => {
    const removed = await tellTenant(person, scope, async (tx) => {
      await lockOwners(tx)
      await lockIdentityProviders(tx)
      const before = await providerOf(tx, id)
      await removeIdentityProvider(tx, before.id, at)
      const left = await withdrawProvider(tx, before, at)
      await writeAuditEvent(tx, {
        action: 'identity_provider.removed',
        target: { kind: 'identity_provider', id },
        before: { ...seenProvider(before), people_with_roles: left },
        at,
      })
      return { ...before, moved: null }
    })
    if (scope.tenantId === HOUSE.id) await withdrawEverywhere(person, scope, removed, at)
  })
}
