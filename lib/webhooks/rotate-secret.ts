import type { Scope } from '@/lib/access/keys'
import { Invalid, NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { seal } from '@/lib/seal/seal'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { changeWebhook } from '@/lib/store/webhooks/change-webhook'
import { listWebhooks } from '@/lib/store/webhooks/list-webhooks'
import { newSecret } from './new-secret'
import { placeOf } from './place-of'

/** For so long messages carry a signature under the old secret too. */
const OVERLAP_MS = 24 * 3_600_000

/**
 * Gives a webhook of kind `standard` a new secret, answered here and nowhere again. For a day both sign, so that the
 * receiver can change over without losing a message.
 * @throws NotFound, Invalid for a chat robot, whose secret is made by its service
 */
export async function rotateSecret(scope: Scope, id: string, at: Date): Promise<string> {
  const webhookId = parsePublicId('webhook', id)
  if (!webhookId) throw new NotFound()
  const secret = newSecret()
  await inTenant(scope, async (tx) => {
    const [hook] = await listWebhooks(tx, webhookId)
    if (!hook) throw new NotFound()
    if (hook.kind !== 'standard') {
      throw new Invalid(
        'not_rotated_here',
        'The secret of a chat robot is made by its service: make it there and save it here.',
      )
    }
    const previousUntil = new Date(at.getTime() + OVERLAP_MS)
    const secretSealed = seal(secret, placeOf(scope, webhookId, 'secret'))
    await changeWebhook(tx, webhookId, { secretSealed, previousSealed: hook.secretSealed, previousUntil })
    await writeAuditEvent(tx, {
      action: 'webhook.secret_rotated',
      target: { kind: 'webhook', id },
      after: { name: hook.name, old_until: previousUntil.toISOString() },
      at,
    })
  })
  return secret
}
