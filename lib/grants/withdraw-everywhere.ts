import { lookup, systemScope } from '@/lib/access/keys'
import type { GroupKind } from '@/lib/access/role-rule'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { tenantsOfProvider } from '@/lib/store/tenants/tenants-of-provider'
import { withdrawProvider } from './withdraw-provider'

/** Takes away what a provider of the platform gave in each tenant whose rules name it. Sessions by it have ended already. */
export async function withdrawEverywhere(provider: { id: string; kind: GroupKind }, at: Date): Promise<void> {
  for (const tenant of await tenantsOfProvider(lookup('sign-in'), provider.id, null)) {
    await inTenant(systemScope(tenant, 'sign-in'), async (tx) => {
      await lockOwners(tx)
      await withdrawProvider(tx, provider, at)
    })
  }
}
