import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import { countDormantRules } from '@/lib/store/role-rules/count-dormant-rules'
import type { IdentityProviderDto } from './identity-provider.schema'
import { identityProviderDto, sharedProviderDto } from './identity-provider-dto'

/**
 * The tenant's identity providers in their order, then those of the platform that are enabled, by name alone. With the key
 * of the house: the platform's own. There are few: one page.
 */
export async function readIdentityProviders(
  scope: Scope,
): Promise<{ items: IdentityProviderDto[]; next_cursor: null; total: number }> {
  const [rows, dormant] = await inTenant(scope, async (tx) => [
    await listIdentityProviders(tx),
    await countDormantRules(tx),
  ])
  const own = rows.map(identityProviderDto)
  const waiting = new Map(
    dormant.map(({ providerId, rules }) => [publicId('identity_provider', providerId), rules]),
  )
  const inHouse = scope.tenantId === HOUSE.id
  const items = inHouse
    ? own.map((item) => ({ ...item, of: 'platform' as const }))
    : [
        ...own,
        ...(await sharedProviders()).map((item) => ({
          ...item,
          rules_to_confirm: waiting.get(item.id) ?? 0,
        })),
      ]
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
