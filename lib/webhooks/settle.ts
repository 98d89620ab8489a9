import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import type { TenantTx } from '@/lib/store/in-tenant'
import { sendJob } from '@/lib/store/queue/send-job'
import { changeWebhook } from '@/lib/store/webhooks/change-webhook'
import type { DeliveryRow } from '@/lib/store/webhooks/list-deliveries'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { noteAttempt } from '@/lib/store/webhooks/note-attempt'
import type { AttemptOutcome } from './attempt'
import { DELIVERY_QUEUE } from './delivery-job'

/** Seconds after each attempt that failed; after the last one the message is given up, about a day later. */
export const RETRY_AFTER = [30, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600] as const
/** A webhook at which nothing arrived for so long is disabled. */
const DISABLE_AFTER_MS = 3 * 86_400_000
/** The receiver says that it is gone for good (Standard Webhooks). */
const GONE = 410

export interface Settled {
  delivery: DeliveryRow
  outcome: AttemptOutcome
  /** Whether a failure is tried again. */
  retry: boolean
  at: Date
}

/** Notes how an attempt went, has it tried again where it failed, and disables a webhook that has failed for days. */
export async function settle(tx: TenantTx, { delivery, outcome, retry, at }: Settled): Promise<void> {
  const { id, webhookId, attempts } = delivery
  const { status, error } = outcome
  const failed = error !== null
  const wait = retry && failed && status !== GONE ? RETRY_AFTER[attempts] : undefined
  const state = failed ? (wait === undefined ? 'failed' : 'queued') : 'delivered'
  await noteAttempt(tx, id, { state, triedAt: at, status, error })
  if (wait !== undefined) await sendJob(tx, DELIVERY_QUEUE, { delivery: id }, { key: id, afterSeconds: wait })
  const [hook] = await listWebhooks(tx, webhookId)
  if (!hook) return
  if (!failed) {
    if (hook.failingSince) await changeWebhook(tx, webhookId, { failingSince: null })
    return
  }
  const since = hook.failingSince ?? at
  if (!hook.failingSince) await changeWebhook(tx, webhookId, { failingSince: since })
  const gone = status === GONE && hook.kind === 'standard'
  if (hook.disabledAt || (!gone && at.getTime() - since.getTime() < DISABLE_AFTER_MS)) return
  const disabledWhy = gone ? 'gone' : 'failing'
  await changeWebhook(tx, webhookId, { disabledAt: at, disabledWhy })
  await writeAuditEvent(tx, {
    action: 'webhook.disabled',
    target: { kind: 'webhook', id: publicId('webhook', webhookId) },
    after: { name: hook.name, why: disabledWhy, failing_since: since.toISOString() },
    at,
  })
}
