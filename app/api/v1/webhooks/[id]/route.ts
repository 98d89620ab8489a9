import { webhookChange, webhookRead, webhookRemove } from '@/lib/api/specs/webhooks'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readWebhook } from '@/lib/views/read-webhook'
import { changeWebhook } from '@/lib/webhooks/change-webhook'
import { removeWebhook } from '@/lib/webhooks/remove-webhook'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(webhookRead, ({ scope, params, now }) => readWebhook(scope, params.id, now)),
  route(webhookChange, async ({ scope, params, body, now }) => {
    await changeWebhook(scope, params.id, body, now)
    return readWebhook(scope, params.id, now)
  }),
  route(webhookRemove, async ({ scope, params, now }) => {
    await removeWebhook(scope, params.id, now)
    return undefined
  }),
)
