import { webhookAdd, webhookList } from '@/lib/api/specs/webhooks'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readWebhook } from '@/lib/views/read-webhook'
import { readWebhooks } from '@/lib/views/read-webhooks'
import { addWebhook } from '@/lib/webhooks/add-webhook'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(webhookList, ({ scope, now }) => readWebhooks(scope, now)),
  route(webhookAdd, async ({ scope, body, now }) => {
    const { id, secret } = await addWebhook(scope, body, now)
    return answer(201, { ...(await readWebhook(scope, id, now)), secret })
  }),
)
