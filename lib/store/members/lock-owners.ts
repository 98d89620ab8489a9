import type { TenantTx } from '../in-tenant'

/** Locks the rows of the tenant's owners until COMMIT, so that two of them cannot demote each other at once. */
export async function lockOwners(tx: TenantTx): Promise<void> {
  await tx.db.$queryRaw`
    SELECT user_id FROM membership WHERE tenant_id = ${tx.tenantId}::uuid AND role = 'owner'
    ORDER BY user_id, source FOR UPDATE`
}
