import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { clientOf } from '../client-of'
import type { PersonTx } from '../in-person'

/** A tenant that has closed local passwords, of a person who has one. */
export interface ClosedTenantRow extends PrincipalTenant {
  suspendedAt: Date | null
  /** They are let in all the same, as a break-glass owner. */
  kept: boolean
}

/** The tenants in which a person of a local account has a role, and which have closed local passwords; by name. */
export async function closedTenantsOf(
  key: Lookup | PersonTx,
  userId: string,
  at: Date,
): Promise<ClosedTenantRow[]> {
  return clientOf(key).$queryRaw<ClosedTenantRow[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language, suspended_at AS "suspendedAt", kept
    FROM app.closed_tenants_of(${userId}::uuid, ${at}::timestamptz)`
}
