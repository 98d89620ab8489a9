import { memberSecondFactorReset } from '@/lib/api/specs/accounts'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { resetSecondFactor } from '@/lib/members/reset-second-factor'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(memberSecondFactorReset, async ({ scope, params, now }) => {
    await resetSecondFactor(scope, params.id, now)
    return undefined
  }),
)
