import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

/** Tenants in which rules of a provider give roles, or that know this person of it already. */
export async function tenantsOfProvider(
  _key: Lookup,
  providerId: string,
  identityId: string | null,
): Promise<PrincipalTenant[]> {
  return prisma().$queryRaw<PrincipalTenant[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language
    FROM app.tenants_of_provider(${providerId}::uuid, ${identityId}::uuid)`
}
