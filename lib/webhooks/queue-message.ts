import { v7 } from 'uuid'
import type { WebhookMessage } from '@/lib/core/webhook'
import type { TenantTx } from '@/lib/store/in-tenant'
import { sendJob } from '@/lib/store/queue/send-job'
import { insertDelivery } from '@/lib/store/webhooks/insert-delivery'
import { DELIVERY_QUEUE } from './delivery-job'

/** Has a message delivered to webhooks, in the transaction of what it tells. */
export async function queueMessage(
  tx: TenantTx,
  webhookIds: readonly string[],
  message: WebhookMessage,
  at: Date,
): Promise<void> {
  for (const webhookId of webhookIds) {
    const id = v7({ msecs: at.getTime() })
    await insertDelivery(tx, { id, webhookId, message, at })
    await sendJob(tx, DELIVERY_QUEUE, { delivery: id }, { key: id })
  }
}
