import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { clientOf } from '../client-of'
import type { PersonTx } from '../in-person'

/** Tenants that have rules for a provider, or know this person of it already (with null: anybody of it), by their ids. */
export async function tenantsOfProvider(
  key: Lookup | PersonTx,
  providerId: string,
  identityId: string | null,
): Promise<PrincipalTenant[]> {
  return clientOf(key).$queryRaw<PrincipalTenant[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language
    FROM app.tenants_of_provider(${providerId}::uuid, ${identityId}::uuid)`
}
