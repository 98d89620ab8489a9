import { secondFactorBegin } from '@/lib/api/specs/session'
import { beginSecondFactor } from '@/lib/auth/begin-second-factor'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(secondFactorBegin, ({ principal, body, now }) => beginSecondFactor(principal, body.password, now)),
)
