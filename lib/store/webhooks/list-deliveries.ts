import type { WebhookMessage } from '@/lib/core/webhook'
import type { TenantTx } from '../in-tenant'

export interface DeliveryRow {
  id: string
  webhookId: string
  message: WebhookMessage
  createdAt: Date
  state: 'queued' | 'delivered' | 'failed'
  attempts: number
  triedAt: Date | null
  /** Of the last answer; null where none came. */
  status: number | null
  error: string | null
}

/** Deliveries of a webhook, newest first. */
export async function listDeliveries(tx: TenantTx, webhookId: string, limit: number): Promise<DeliveryRow[]> {
  return tx.db.$queryRaw<DeliveryRow[]>`
    SELECT id, webhook_id AS "webhookId", message, created_at AS "createdAt", state, attempts, tried_at AS "triedAt", status,
      error
    FROM webhook_delivery WHERE tenant_id = ${tx.tenantId}::uuid AND webhook_id = ${webhookId}::uuid
    ORDER BY id DESC LIMIT ${limit}`
}
