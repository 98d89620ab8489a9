import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

export type ProviderTenantRow = PrincipalTenant & { suspendedAt: Date | null }

/** Whose a provider is, by its id alone: a tenant's, or the platform's own house (no slug); null where there is none. */
export async function findProviderTenant(
  _key: Lookup,
  providerId: string,
): Promise<ProviderTenantRow | null> {
  const rows = await prisma().$queryRaw<ProviderTenantRow[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language, suspended_at AS "suspendedAt"
    FROM app.provider_tenant(${providerId}::uuid)`
  return rows[0] ?? null
}
