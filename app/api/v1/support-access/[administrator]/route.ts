import { supportWithdraw } from '@/lib/api/specs/support'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { withdrawSupport } from '@/lib/support/withdraw-support'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(supportWithdraw, async ({ scope, params, now }) => {
    await withdrawSupport(scope, params.administrator, now)
    return undefined
  }),
)
