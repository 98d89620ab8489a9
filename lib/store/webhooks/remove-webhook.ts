import type { TenantTx } from '../in-tenant'

/** Removes a webhook with its secrets and its deliveries. */
export async function removeWebhook(tx: TenantTx, id: string): Promise<void> {
  await tx.db.$executeRaw`DELETE FROM webhook WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
}
