import { secondFactorResetRead } from '@/lib/api/specs/session'
import { dismissSecondFactorReset } from '@/lib/auth/dismiss-second-factor-reset'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(secondFactorResetRead, async ({ principal }) => {
    await dismissSecondFactorReset(principal)
    return undefined
  }),
)
