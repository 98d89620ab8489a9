import type { TenantTx } from '../in-tenant'

/** Locks a webhook's row until COMMIT, so that tests of it follow one another; false when it is not there. */
export async function lockWebhook(tx: TenantTx, id: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM webhook WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`
  return rows.length > 0
}
