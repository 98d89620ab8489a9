import type { WebhookMessage } from '@/lib/core/webhook'
import type { TenantTx } from '../in-tenant'

/** Of each webhook no more deliveries than these are kept. */
const KEPT = 100

export interface NewDelivery {
  id: string
  webhookId: string
  message: WebhookMessage
  at: Date
}

/** Keeps a message that is to be delivered, and lets the oldest of its webhook go. */
export async function insertDelivery(
  tx: TenantTx,
  { id, webhookId, message, at }: NewDelivery,
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO webhook_delivery (tenant_id, id, webhook_id, event, message, created_at, state)
    VALUES (${tx.tenantId}::uuid, ${id}::uuid, ${webhookId}::uuid, ${message.event}, ${JSON.stringify(message)}::jsonb, ${at},
      'queued')`
  await tx.db.$executeRaw`
    DELETE FROM webhook_delivery WHERE tenant_id = ${tx.tenantId}::uuid AND webhook_id = ${webhookId}::uuid AND id <= (
      SELECT d.id FROM webhook_delivery d WHERE d.tenant_id = ${tx.tenantId}::uuid AND d.webhook_id = ${webhookId}::uuid
      ORDER BY d.id DESC OFFSET ${KEPT} LIMIT 1)`
}
