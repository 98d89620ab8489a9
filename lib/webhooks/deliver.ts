import { systemScope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { readDelivery } from '@/lib/store/webhooks/read-delivery'
import { attempt } from './attempt'
import type { DeliveryJob } from './delivery-job'
import { settle } from './settle'

/**
 * What the queue calls: sends a delivery that waits, outside of any transaction. One that has arrived, was given up or
 * whose webhook is gone or off is left alone, so that a job may come twice.
 */
export async function deliver(
  { tenant: of, delivery: id }: DeliveryJob,
  now: Date = new Date(),
): Promise<void> {
  const scope = systemScope(of, 'deliver-webhook')
  const found = await inTenant(scope, async (tx) => {
    const delivery = await readDelivery(tx, id)
    const [hook] = delivery ? await listWebhooks(tx, delivery.webhookId) : []
    if (delivery?.state !== 'queued' || !hook) return null
    return { delivery, hook, tenant: await readTenant(tx) }
  })
  if (!found) return
  const { delivery, hook } = found
  const stopped = whyNot(found.tenant.suspendedAt, hook.disabledAt)
  const outcome = stopped ? { status: null, error: stopped } : await attempt(scope, { ...found, now })
  const retry = stopped === null
  await inTenant(scope, (tx) => settle(tx, { delivery, outcome, retry, at: now }))
}

function whyNot(suspendedAt: Date | null, disabledAt: Date | null): string | null {
  if (suspendedAt) return 'The tenant was suspended meanwhile.'
  return disabledAt ? 'The webhook was turned off meanwhile.' : null
}
