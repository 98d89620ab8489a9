import type { TenantTx } from '../in-tenant'
import type { DeliveryRow } from './list-deliveries'

/** The newest delivery of each webhook. */
export async function lastDeliveries(tx: TenantTx): Promise<DeliveryRow[]> {
  return tx.db.$queryRaw<DeliveryRow[]>`
    SELECT DISTINCT ON (webhook_id) id, webhook_id AS "webhookId", message, created_at AS "createdAt", state, attempts,
      tried_at AS "triedAt", status, error
    FROM webhook_delivery WHERE tenant_id = ${tx.tenantId}::uuid ORDER BY webhook_id, id DESC`
}
