import { webhookRotate } from '@/lib/api/specs/webhooks'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readWebhook } from '@/lib/views/read-webhook'
import { rotateSecret } from '@/lib/webhooks/rotate-secret'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(webhookRotate, async ({ scope, params, now }) => {
    const secret = await rotateSecret(scope, params.id, now)
    return { ...(await readWebhook(scope, params.id, now)), secret }
  }),
)
