import { v7 } from 'uuid'
import type { Scope } from '@/lib/access/keys'
import { settings } from '@/lib/config/settings'
import { Conflict, Invalid } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import type { WebhookEvent, WebhookKind } from '@/lib/core/webhook'
import { checkAddress } from '@/lib/outgoing/check-address'
import { seal } from '@/lib/seal/seal'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { insertWebhook } from '@/lib/store/webhooks/insert-webhook'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { newSecret } from './new-secret'
import { placeOf } from './place-of'
import { shownAddress } from './shown-address'

/** Webhooks at most in a tenant: every one is a request for each event, to wherever its maker says. */
export const MOST_WEBHOOKS = 50

export interface WebhookToAdd {
  name: string
  kind: WebhookKind
  url: string
  events: readonly WebhookEvent[]
  /** Of a chat robot that wants signed messages; one of kind `standard` is made here. */
  secret?: string | undefined
}

/**
 * Makes a webhook. The secret of kind `standard` is answered here and nowhere again.
 * @throws Invalid for an address that is not sent to, or a secret where none is taken
 * @throws Conflict `name_taken`, `too_many_webhooks`
 */
export async function addWebhook(
  scope: Scope,
  given: WebhookToAdd,
  at: Date,
): Promise<{ id: string; secret: string | null }> {
  const { kind, events } = given
  const name = given.name.trim()
  if (name === '')
    throw new Invalid('invalid_body', 'The body at "/name" must not be blank.', { at: '/name' })
  const url = checkAddress(given.url, settings().outgoingAllow, '/url')
  checkSecret(kind, given.secret)
  const made = kind === 'standard' ? newSecret() : null
  const secret = made ?? given.secret?.trim() ?? null
  const webhookId = v7({ msecs: at.getTime() })
  const id = publicId('webhook', webhookId)
  await inTenant(scope, async (tx) => {
    if ((await listWebhooks(tx)).length >= MOST_WEBHOOKS) {
      throw new Conflict(
        'too_many_webhooks',
        `There are ${MOST_WEBHOOKS} webhooks already; remove one first.`,
      )
    }
    const inserted = await insertWebhook(tx, {
      id: webhookId,
      name,
      kind,
      events: [...new Set(events)],
      shown: shownAddress(url),
      addressSealed: seal(url.href, placeOf(scope, webhookId, 'address')),
      secretSealed: secret === null ? null : seal(secret, placeOf(scope, webhookId, 'secret')),
      createdAt: at,
    })
    if (!inserted) throw new Conflict('name_taken', 'Another webhook has this name.', { at: '/name' })
    await writeAuditEvent(tx, {
      action: 'webhook.created',
      target: { kind: 'webhook', id },
      after: { name, kind, events, host: url.host },
      at,
    })
  })
  return { id, secret: made }
}

/** @throws Invalid where a kind takes no secret from outside, or cannot be without one */
export function checkSecret(kind: WebhookKind, secret: string | null | undefined): void {
  if (secret === undefined || (secret === null && kind !== 'standard')) return
  const takes = kind === 'dingtalk' || kind === 'feishu'
  if (takes && secret !== null && secret.trim() !== '') return
  const why = takes
    ? 'must not be blank'
    : 'is not taken: only DingTalk and Feishu robots have one of their own'
  throw new Invalid('invalid_body', `The body at "/secret" ${why}.`, { at: '/secret' })
}
