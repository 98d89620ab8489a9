import { sessionEnd } from '@/lib/api/specs/session'
import { endOwnSession } from '@/lib/auth/end-own-session'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(sessionEnd, async ({ principal, params, now }) => {
    await endOwnSession(principal, params.id, now)
    return undefined
  }),
)
