import type { TenantTx } from '../in-tenant'
import type { DeliveryRow } from './list-deliveries'

/** One delivery, or null. */
export async function readDelivery(tx: TenantTx, id: string): Promise<DeliveryRow | null> {
  const rows = await tx.db.$queryRaw<DeliveryRow[]>`
    SELECT id, webhook_id AS "webhookId", message, created_at AS "createdAt", state, attempts, tried_at AS "triedAt", status,
      error
    FROM webhook_delivery WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
  return rows[0] ?? null
}
