import type { TenantTx } from '../in-tenant'

/** Holds off whoever drops bytes, and until COMMIT what they would have to ask: a report that is being frozen names evidence that is there. */
export async function shareRetention(tx: TenantTx): Promise<void> {
  await tx.db.$queryRaw`SELECT 1 FROM retention WHERE tenant_id = ${tx.tenantId}::uuid FOR SHARE`
}
