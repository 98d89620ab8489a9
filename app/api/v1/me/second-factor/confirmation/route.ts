import { secondFactorConfirm } from '@/lib/api/specs/session'
import { confirmSecondFactor } from '@/lib/auth/confirm-second-factor'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(secondFactorConfirm, async ({ principal, body, now }) => {
    const { recoveryCodes, cookie } = await confirmSecondFactor(principal, body.code, now)
    return answer(200, { recovery_codes: recoveryCodes }, { 'set-cookie': cookie })
  }),
)
