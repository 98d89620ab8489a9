import { lookup, systemScope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { KeptOpenId } from '@/lib/oidc/openid-provider-of'
import { findProviderTenant } from '@/lib/store/identity-providers/find-provider-tenant'
import type { OidcProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'

/** An OpenID provider that is set up, and whose it is: a tenant's, or the platform's own house. */
export interface KnownProvider {
  tenant: PrincipalTenant
  row: OidcProviderRow
}

/** The OpenID provider of an id, whether or not it is switched on; null also for those of suspended tenants. */
export async function findOpenIdProvider(id: string): Promise<KnownProvider | null> {
  const found = await findProviderTenant(lookup('sign-in'), id)
  if (!found || found.suspendedAt !== null) return null
  const { suspendedAt: _, ...tenant } = found
  const [row] = await inTenant(systemScope(tenant, 'sign-in'), (tx) => listIdentityProviders(tx, id))
  return row?.kind === 'oidc' ? { tenant, row } : null
}

/** A known provider as `lib/oidc` opens it. */
export function keptOpenId({ tenant, row }: KnownProvider): KeptOpenId {
  return { tenantId: tenant.id, id: row.id, settings: row.settings, sealed: row.sealed }
}
