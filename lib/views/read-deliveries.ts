import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listDeliveries } from '@/lib/store/webhooks/list-deliveries'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import type { DeliveryDto } from './webhook.schema'
import { deliveryDto } from './webhook-dto'

const SHOWN = 50

/** The last deliveries of a webhook, newest first. @throws NotFound */
export async function readDeliveries(
  scope: Scope,
  id: string,
): Promise<{ items: DeliveryDto[]; next_cursor: null }> {
  const webhookId = parsePublicId('webhook', id)
  if (!webhookId) throw new NotFound()
  return inTenant(scope, async (tx) => {
    if ((await listWebhooks(tx, webhookId)).length === 0) throw new NotFound()
    const rows = await listDeliveries(tx, webhookId, SHOWN)
    return { items: rows.map(deliveryDto), next_cursor: null }
  })
}
