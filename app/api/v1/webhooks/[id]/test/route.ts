import { webhookTest } from '@/lib/api/specs/webhooks'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { testWebhook } from '@/lib/webhooks/test-webhook'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(webhookTest, async ({ scope, params, now }) => {
    const outcome = await testWebhook(scope, params.id, now)
    return { delivered: outcome.error === null, ...outcome }
  }),
)
