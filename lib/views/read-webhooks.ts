import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { lastDeliveries } from '@/lib/store/webhooks/last-deliveries'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import type { WebhookDto } from './webhook.schema'
import { webhookDto } from './webhook-dto'

/** The tenant's webhooks in the order they were made, each with its last delivery. There are few: one page. */
export async function readWebhooks(
  scope: Scope,
  now: Date = new Date(),
): Promise<{ items: WebhookDto[]; next_cursor: null; total: number }> {
  const { rows, last } = await inTenant(scope, async (tx) => ({
    rows: await listWebhooks(tx),
    last: await lastDeliveries(tx),
  }))
  const items = rows.map((row) =>
    webhookDto(
      row,
      last.find((one) => one.webhookId === row.id),
      now,
    ),
  )
  return { items, next_cursor: null, total: items.length }
}
