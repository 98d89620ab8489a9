import type { Scope } from '@/lib/access/keys'
import { settings } from '@/lib/config/settings'
import { Invalid, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import type { WebhookEvent } from '@/lib/core/webhook'
import { checkAddress } from '@/lib/outgoing/check-address'
import { seal } from '@/lib/seal/seal'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { changeWebhook as storeChange, type WebhookChange } from '@/lib/store/webhooks/change-webhook'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import type { WebhookRow } from '@/lib/store/webhooks/webhook-row'
import { checkSecret } from './add-webhook'
import { placeOf } from './place-of'
import { shownAddress } from './shown-address'

/** What is left out stays. */
export interface WebhookPatch {
  name?: string | undefined
  url?: string | undefined
  events?: readonly WebhookEvent[] | undefined
  /** Null takes a chat robot's secret away. */
  secret?: string | null | undefined
  enabled?: boolean | undefined
}

/** Changes a webhook; turning it on again forgets how it failed. @throws NotFound, Invalid, Conflict `name_taken` */
export async function changeWebhook(scope: Scope, id: string, patch: WebhookPatch, at: Date): Promise<void> {
  const webhookId = parsePublicId('webhook', id)
  if (!webhookId) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const [hook] = await listWebhooks(tx, webhookId)
    if (!hook) throw new NotFound()
    checkSecret(hook.kind, patch.secret)
    const change = changeOf(scope, hook, patch, at)
    if (Object.keys(change).length === 0) return
    await storeChange(tx, webhookId, change)
    await writeAuditEvent(tx, {
      action: 'webhook.changed',
      target: { kind: 'webhook', id },
      before: seen(hook),
      after: {
        ...seen({ ...hook, ...change }),
        ...(patch.secret === undefined ? {} : { secret: 'changed' }),
      },
      at,
    })
  })
}

function changeOf(scope: Scope, hook: WebhookRow, patch: WebhookPatch, at: Date): WebhookChange {
  const name = patch.name?.trim()
  if (name === '')
    throw new Invalid('invalid_body', 'The body at "/name" must not be blank.', { at: '/name' })
  const url = patch.url === undefined ? null : checkAddress(patch.url, settings().outgoingAllow, '/url')
  const on = hook.disabledAt === null
  return {
    ...(name !== undefined && name !== hook.name ? { name } : {}),
    ...(patch.events ? { events: [...new Set(patch.events)] } : {}),
    ...(url
      ? { shown: shownAddress(url), addressSealed: seal(url.href, placeOf(scope, hook.id, 'address')) }
      : {}),
    ...(patch.secret === undefined
      ? {}
      : {
          secretSealed:
            patch.secret === null ? null : seal(patch.secret.trim(), placeOf(scope, hook.id, 'secret')),
        }),
    ...(patch.enabled === true && !on ? { disabledAt: null, disabledWhy: null, failingSince: null } : {}),
    ...(patch.enabled === false && on ? { disabledAt: at, disabledWhy: 'person' as const } : {}),
  }
}

/** What the audit log may say of one. */
function seen({ name, events, shown, disabledAt }: WebhookRow) {
  return { name, events, address: shown, enabled: disabledAt === null }
}
