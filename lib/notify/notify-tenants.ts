import { lookup, systemScope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { tenantsToNotify } from '@/lib/store/notices/tenants-to-notify'
import { sendJob } from '@/lib/store/queue/send-job'
import { NEWS_QUEUE } from './news-queue'

/** A burst of reports is one look. */
const SETTLE_MS = 30_000
/** Agents and assets go quiet, and determinations expire, without a leaf in the log. */
const ANYWAY_MS = 10 * 60_000

/**
 * Queues a look at every tenant that has webhooks and something to look for: its evidence log, of which every leaf can
 * change a verdict, has grown, or ten minutes have gone by. Handing a report in costs nothing for it.
 * @returns how many tenants are looked at
 */
export async function notifyTenants(now: Date = new Date()): Promise<number> {
  const changedBefore = new Date(now.getTime() - SETTLE_MS)
  const anyBefore = new Date(now.getTime() - ANYWAY_MS)
  const tenants = await tenantsToNotify(lookup('notify'), { changedBefore, anyBefore })
  for (const tenant of tenants) {
    await inTenant(systemScope(tenant, 'look-for-news'), (tx) => sendJob(tx, NEWS_QUEUE, {}, { key: 'look' }))
  }
  return tenants.length
}
