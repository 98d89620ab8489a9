import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'

/** What the providers behind sources of roles are called, by id: the tenant's own, and the platform's. */
export async function providerNames(
  scope: Scope,
  sources: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sources.every((source) => source === 'local')) return new Map()
  const own = await inTenant(scope, (tx) => listIdentityProviders(tx))
  const shared = await inTenant(systemScope(HOUSE, 'sign-in'), (tx) => listIdentityProviders(tx))
  return new Map([...shared, ...own].map(({ id, name }) => [id, name]))
}
