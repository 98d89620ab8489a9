import { secondFactorRemove } from '@/lib/api/specs/session'
import { removeSecondFactor } from '@/lib/auth/remove-second-factor'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(secondFactorRemove, async ({ principal, body, now }) =>
    answer(204, undefined, { 'set-cookie': await removeSecondFactor(principal, body, now) }),
  ),
)
