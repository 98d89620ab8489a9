import { sessionEnd } from '@/lib/api/specs/session'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { endOwnSession } from '@/lib/sessions/end-own-session'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(sessionEnd, async ({ principal, params, now }) => {
    await endOwnSession(principal, params.id, now)
    return undefined
  }),
)
