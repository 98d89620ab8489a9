import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { removeWebhook as storeRemove } from '@/lib/store/webhooks/remove-webhook'

/** Removes a webhook for good, with its secrets and what was delivered to it. @throws NotFound */
export async function removeWebhook(scope: Scope, id: string, at: Date): Promise<void> {
  const webhookId = parsePublicId('webhook', id)
  if (!webhookId) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const [hook] = await listWebhooks(tx, webhookId)
    if (!hook) throw new NotFound()
    await storeRemove(tx, webhookId)
    const { name, kind } = hook
    await writeAuditEvent(tx, {
      action: 'webhook.removed',
      target: { kind: 'webhook', id },
      before: { name, kind },
      at,
    })
  })
}
