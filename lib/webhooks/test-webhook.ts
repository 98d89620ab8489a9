import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { Busy, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import type { WebhookMessage } from '@/lib/core/webhook'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { insertDelivery } from '@/lib/store/webhooks/insert-delivery'
import { listDeliveries } from '@/lib/store/webhooks/list-deliveries'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { lockWebhook } from '@/lib/store/webhooks/lock-webhook'
import { readDelivery } from '@/lib/store/webhooks/read-delivery'
import { type AttemptOutcome, attempt } from './attempt'
import { settle } from './settle'

const MESSAGE: WebhookMessage = { event: 'test', total: 0, items: [], path: '/settings/webhooks' }
/** Nobody can make this server knock at an address faster than so. */
const PAUSE_MS = 3000

/** Sends a test message now and once, also where the webhook is off. @throws NotFound, Busy right after another */
export async function testWebhook(scope: Scope, id: string, now: Date = new Date()): Promise<AttemptOutcome> {
  const webhookId = parsePublicId('webhook', id)
  if (!webhookId) throw new NotFound()
  const deliveryId = v7({ msecs: now.getTime() })
  const found = await inTenant(scope, async (tx) => {
    await lockWebhook(tx, webhookId)
    const [hook] = await listWebhooks(tx, webhookId)
    if (!hook) throw new NotFound()
    const [last] = await listDeliveries(tx, webhookId, 1)
    if (last?.message.event === 'test' && now.getTime() - last.createdAt.getTime() < PAUSE_MS) {
      throw new Busy('test_just_sent', 'A test message was sent a moment ago.', 3, true)
    }
    await insertDelivery(tx, { id: deliveryId, webhookId, message: MESSAGE, at: now })
    const target = { kind: 'webhook', id }
    await writeAuditEvent(tx, { action: 'webhook.tested', target, after: { name: hook.name }, at: now })
    const delivery = await readDelivery(tx, deliveryId)
    return delivery ? { hook, delivery, tenant: await readTenant(tx) } : null
  })
  if (!found) throw new NotFound()
  const outcome = await attempt(scope, { ...found, now })
  await inTenant(scope, (tx) => settle(tx, { delivery: found.delivery, outcome, retry: false, at: now }))
  return outcome
}
