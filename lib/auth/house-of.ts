import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'

/** The key to the house whose a provider is, a tenant's or the platform's, for sign-in. */
export function houseOf({ tenantId }: { tenantId: string }): Scope {
  return systemScope(tenantId === HOUSE.id ? HOUSE : { ...HOUSE, id: tenantId }, 'sign-in')
}
