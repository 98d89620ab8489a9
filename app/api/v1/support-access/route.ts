import { supportGrant, supportList } from '@/lib/api/specs/support'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { grantSupport } from '@/lib/support/grant-support'
import { readSupport } from '@/lib/views/read-support'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(supportList, ({ scope, now }) => readSupport(scope, now)),
  route(supportGrant, async ({ scope, body, now }) => {
    await grantSupport(scope, body, now)
    return answer(201, await readSupport(scope, now))
  }),
)
