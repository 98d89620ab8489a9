import { HOUSE } from '@/lib/access/house'
import type { Scope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { sourceOf } from '@/lib/core/identity-provider'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { lockIdentityProviders } from '@/lib/store/identity-providers/lock-identity-providers'
import { removeIdentityProvider } from '@/lib/store/identity-providers/remove-identity-provider'
import { inTenant } from '@/lib/store/in-tenant'
import { countLastingOwners } from '@/lib/store/members/count-lasting-owners'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { removeMembershipsOfSource } from '@/lib/store/members/remove-memberships-of-source'
import { providerOf } from './provider-of'
import { seenProvider } from './seen-provider'

/**
 * Removes an identity provider with its secret, and in the same moment every role that it gave in the tenant.
 * @throws NotFound, Conflict `last_owner` when nobody else owns the tenant for good
 */
export async function removeProvider(scope: Scope, id: string, at: Date): Promise<void> {
  await inTenant(scope, async (tx) => {
    await lockIdentityProviders(tx)
    await lockOwners(tx)
    const before = await providerOf(tx, id)
    await removeIdentityProvider(tx, before.id, at)
    const left = await removeMembershipsOfSource(tx, sourceOf(before))
    if (left > 0 && scope.tenantId !== HOUSE.id && (await countLastingOwners(tx)) === 0) {
      throw new Conflict('last_owner', 'The tenant must keep an owner whom this provider does not name.')
    }
    await writeAuditEvent(tx, {
      action: 'identity_provider.removed',
      target: { kind: 'identity_provider', id },
      before: { ...seenProvider(before), people_with_roles: left },
      at,
    })
  })
}
