import type { TenantTx } from '../in-tenant'

/** Makes others who change the tenant's identity providers wait, so that names, order and number stay right. */
export async function lockIdentityProviders(tx: TenantTx): Promise<void> {
  await tx.db.$queryRaw`
    SELECT 1 AS done FROM (SELECT pg_advisory_xact_lock(hashtextextended(${tx.tenantId}::text, 21))) AS locked`
}
