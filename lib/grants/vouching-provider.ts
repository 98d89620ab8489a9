import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import type { GroupKind } from '@/lib/access/role-rule'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'

export interface ProviderOfRules {
  id: string
  kind: GroupKind
  name: string
  of: 'tenant' | 'platform'
  enabled: boolean
}

/**
 * A provider whose groups may have roles in the tenant: its own, or one of the platform's that is enabled.
 * @throws NotFound
 */
export async function vouchingProvider(scope: Scope, publicId: string): Promise<ProviderOfRules> {
  const id = parsePublicId('identity_provider', publicId)
  if (id === null) throw new NotFound()
  const [own] = await inTenant(scope, (tx) => listIdentityProviders(tx, id))
  if (own) return { id, kind: own.kind, name: own.name, of: 'tenant', enabled: own.enabledAt !== null }
  if (scope.tenantId === HOUSE.id) throw new NotFound()
  const [shared] = await inTenant(systemScope(HOUSE, 'sign-in'), (tx) => listIdentityProviders(tx, id))
  if (!shared || shared.enabledAt === null) throw new NotFound()
  return { id, kind: shared.kind, name: shared.name, of: 'platform', enabled: true }
}
