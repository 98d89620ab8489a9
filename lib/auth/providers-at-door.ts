import { HOUSE } from '@/lib/access/house'
import { systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'

/** A provider with whose it is: a tenant's, or the platform house's. */
export type ProviderAtDoor = IdentityProviderRow & { tenantId: string }

/** The providers by which people come in at a door: the tenant's own in their order, then the platform's; at everyone's door those alone. */
export async function providersAtDoor(door: PrincipalTenant | null): Promise<ProviderAtDoor[]> {
  const houses = door ? [door, HOUSE] : [HOUSE]
  const found: ProviderAtDoor[] = []
  for (const house of houses) {
    const rows = await inTenant(systemScope(house, 'sign-in'), (tx) => listIdentityProviders(tx))
    found.push(
      ...rows.filter(({ enabledAt }) => enabledAt !== null).map((row) => ({ ...row, tenantId: house.id })),
    )
  }
  return found
}
