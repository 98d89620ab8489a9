import type { Scope } from '@/lib/access/keys'
import { settings } from '@/lib/config/settings'
import { OutgoingError } from '@/lib/outgoing/outgoing-error'
import { post } from '@/lib/outgoing/post'
import { unseal } from '@/lib/seal/unseal'
import type { TenantRow } from '@/lib/store/tenants/read-tenant'
import type { DeliveryRow } from '@/lib/store/webhooks/list-deliveries'
import type { WebhookRow } from '@/lib/store/webhooks/webhook-row'
import { faultOf } from './fault-of'
import { placeOf } from './place-of'
import { requestOf } from './request-of'

export interface AttemptOutcome {
  /** Of the answer; null where none came. */
  status: number | null
  /** Null: it arrived. */
  error: string | null
}

/** Sends a delivery once. Whatever goes wrong is an outcome, never an error. */
export async function attempt(
  scope: Scope,
  { hook, delivery, tenant, now }: { hook: WebhookRow; delivery: DeliveryRow; tenant: TenantRow; now: Date },
): Promise<AttemptOutcome> {
  const { outgoingAllow: allow, url: origin } = settings()
  let address: string
  let secrets: string[]
  try {
    address = unseal(hook.addressSealed, placeOf(scope, hook.id, 'address'))
    const previous = hook.previousUntil && hook.previousUntil > now ? hook.previousSealed : null
    secrets = [hook.secretSealed, previous].flatMap((sealed) =>
      sealed ? [unseal(sealed, placeOf(scope, hook.id, 'secret'))] : [],
    )
  } catch {
    const error = 'PLIMSOLL_SECRET is another than when this was saved: give address and secret again.'
    return { status: null, error }
  }
  const { kind } = hook
  const { id, message, createdAt: madeAt } = delivery
  try {
    const request = requestOf({ kind, address, secrets, id, message, tenant, madeAt, now, origin })
    const answer = await post({ ...request, allow })
    return { status: answer.status, error: faultOf(kind, answer) }
  } catch (error) {
    if (error instanceof OutgoingError) return { status: null, error: error.message }
    throw error
  }
}
