import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import type { IdentityProviderDto } from './identity-provider.schema'
import { identityProviderDto, sharedProviderDto } from './identity-provider-dto'

/**
 * The tenant's identity providers in their order, then those of the platform that are enabled, by name alone. With the key
 * of the house: the platform's own. There are few: one page.
 */
export async function readIdentityProviders(
  scope: Scope,
): Promise<{ items: IdentityProviderDto[]; next_cursor: null; total: number }> {
  const own = (await inTenant(scope, (tx) => listIdentityProviders(tx))).map(identityProviderDto)
  const inHouse = scope.tenantId === HOUSE.id
  const items = inHouse
    ? own.map((item) => ({ ...item, of: 'platform' as const }))
    : [...own, ...(await sharedProviders())]
  return { items, next_cursor: null, total: items.length }
}

async function sharedProviders(): Promise<IdentityProviderDto[]> {
  const rows = await inTenant(systemScope(HOUSE, 'sign-in'), (tx) => listIdentityProviders(tx))
  return rows.filter(({ enabledAt }) => enabledAt !== null).map(sharedProviderDto)
}

/** One identity provider of the tenant, or with the key of the house of the platform. @throws NotFound */
export async function readIdentityProvider(scope: Scope, id: string): Promise<IdentityProviderDto> {
  const uuid = parsePublicId('identity_provider', id)
  const [row] = uuid ? await inTenant(scope, (tx) => listIdentityProviders(tx, uuid)) : []
  if (!row) throw new NotFound()
  const of = scope.tenantId === HOUSE.id ? 'platform' : 'tenant'
  return { ...identityProviderDto(row), of }
}
