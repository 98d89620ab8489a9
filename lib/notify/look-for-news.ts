import { systemScope } from '@/lib/access/keys'
import { WEBHOOK_EVENTS, type WebhookEvent, type WebhookMessage } from '@/lib/core/webhook'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { readHead } from '@/lib/store/log/read-head'
import { changeNotices } from '@/lib/store/notices/change-notices'
import { forgetTopics } from '@/lib/store/notices/forget-topics'
import { listNotices } from '@/lib/store/notices/list-notices'
import { noteLook } from '@/lib/store/notices/note-look'
import type { TenantJob } from '@/lib/store/queue/send-job'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import type { Times } from '@/lib/views/times'
import { queueMessage } from '@/lib/webhooks/queue-message'
import { compareNotices, type Found } from './compare-notices'
import { heldGaps } from './held-gaps'
import { heldQuiet, QUIET_GROUP } from './held-quiet'
import { heldRejected, REJECTED_GROUP } from './held-rejected'

/** Of each event no more than these are written out in a message; the total says how many there are. */
const MOST_ITEMS = 100

/**
 * Looks a tenant over for what its webhooks want to be told, and queues one message an event with everything new since
 * the look before: however many reports came in between, and from however many hosts. Idempotent: what was told is kept
 * in the same transaction.
 */
export async function lookForNews({ tenant }: TenantJob, now: Date = new Date()): Promise<void> {
  await inTenant(systemScope(tenant, 'look-for-news'), async (tx) => {
    const { epoch, size } = await readHead(tx, 'evidence')
    // Of two looks at once the second waits here, and then finds everything told.
    await noteLook(tx, { at: now, epoch, size })
    const hooks = (await listWebhooks(tx)).filter((hook) => hook.disabledAt === null)
    const wanted = LOOKED_FOR.filter((event) => hooks.some((hook) => hook.events.includes(event)))
    await forgetTopics(tx, wanted)
    for (const event of wanted) {
      const message = await NEWS[event](tx, { at: now, knownAt: now })
      const ids = hooks.filter((hook) => hook.events.includes(event)).map((hook) => hook.id)
      if (message) await queueMessage(tx, ids, message, now)
    }
  })
}

type Look = (tx: TenantTx, times: Times) => Promise<WebhookMessage | null>

/** Break-glass accounts are told of when they are used, not when somebody looks. */
type LookedFor = Exclude<WebhookEvent, 'break_glass.used'>
const LOOKED_FOR = WEBHOOK_EVENTS.filter((event): event is LookedFor => event !== 'break_glass.used')

const NEWS: Record<LookedFor, Look> = {
  'gap.new': async (tx, times) => {
    const items = await newOf(tx, 'gap.new', await heldGaps(tx, times), times)
    const only = new Set(items.map((item) => item.assessment.id))
    const path = only.size === 1 ? `/assessments/${[...only][0]}?show=gap` : '/assessments'
    return items.length === 0 ? null : { event: 'gap.new', total: items.length, ...first(items), path }
  },
  'source.quiet': async (tx, times) => {
    const held = await heldQuiet(tx, times)
    const items = await newOf(tx, 'source.quiet', { held, groups: [QUIET_GROUP] }, times)
    const path = items.every((item) => item.source === 'agent') ? '/agents' : '/assets'
    return items.length === 0 ? null : { event: 'source.quiet', total: items.length, ...first(items), path }
  },
  'report.rejected': async (tx, times) => {
    const held = await heldRejected(tx, times)
    const items = await newOf(tx, 'report.rejected', { held, groups: [REJECTED_GROUP] }, times)
    const path = '/submissions?state=rejected'
    return items.length === 0
      ? null
      : { event: 'report.rejected', total: items.length, ...first(items), path }
  },
}

/** What of it was not told yet; from now on it was. */
async function newOf<T>(tx: TenantTx, topic: LookedFor, found: Found<T>, { at }: Times): Promise<T[]> {
  const { fresh, add, drop } = compareNotices(found, await listNotices(tx, topic))
  await changeNotices(tx, topic, { add, drop, at })
  return fresh
}

const first = <T>(items: readonly T[]) => ({ items: items.slice(0, MOST_ITEMS) })
