import { recoveryCodesRenew } from '@/lib/api/specs/session'
import { renewRecoveryCodes } from '@/lib/auth/renew-recovery-codes'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(recoveryCodesRenew, async ({ principal, body, now }) => ({
    recovery_codes: await renewRecoveryCodes(principal, body, now),
  })),
)
