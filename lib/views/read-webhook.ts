import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listDeliveries } from '@/lib/store/webhooks/list-deliveries'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import type { WebhookDto } from './webhook.schema'
import { webhookDto } from './webhook-dto'

/** One webhook by public id. @throws NotFound */
export async function readWebhook(scope: Scope, id: string, now: Date = new Date()): Promise<WebhookDto> {
  const webhookId = parsePublicId('webhook', id)
  if (!webhookId) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const [row] = await listWebhooks(tx, webhookId)
    if (!row) throw new NotFound()
    const [last] = await listDeliveries(tx, webhookId, 1)
    return webhookDto(row, last, now)
  })
}
