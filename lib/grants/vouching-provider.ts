import { HOUSE } from '@/lib/access/house'
import { type Scope, systemScope } from '@/lib/access/keys'
import type { GroupKind } from '@/lib/access/role-rule'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import { leadsTo } from './leads-to'

export interface ProviderOfRules {
  id: string
  kind: GroupKind
  name: string
  of: 'tenant' | 'platform'
  enabled: boolean
  /** Of the platform's: servers and base, or the issuer. A tenant's own is looked at where it is set up. */
  leadsTo: string[]
  /** Where a directory keeps its groups; null elsewhere. */
  base: string | null
}

/**
 * A provider whose groups may have roles in the tenant: its own, or one of the platform's that is enabled.
 * @throws NotFound
 */
export async function vouchingProvider(scope: Scope, publicId: string): Promise<ProviderOfRules> {
  const id = parsePublicId('identity_provider', publicId)
  if (id === null) throw new NotFound()
  const [own] = await inTenant(scope, (tx) => listIdentityProviders(tx, id))
  if (own) return providerOfRules(own, 'tenant')
  if (scope.tenantId === HOUSE.id) throw new NotFound()
  const [shared] = await inTenant(systemScope(HOUSE, 'sign-in'), (tx) => listIdentityProviders(tx, id))
  if (!shared || shared.enabledAt === null) throw new NotFound()
  return providerOfRules(shared, 'platform')
}

function providerOfRules(row: IdentityProviderRow, of: ProviderOfRules['of']): ProviderOfRules {
  const { id, kind, name, settings } = row
  const base = 'servers' in settings ? (settings.groups_base ?? settings.people_base) : null
  return {
    id,
    kind,
    name,
    of,
    enabled: row.enabledAt !== null,
    leadsTo: of === 'platform' ? leadsTo(settings) : [],
    base,
  }
}
