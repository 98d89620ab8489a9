import { otherSessionsEnd, sessionList } from '@/lib/api/specs/session'
import { endOwnOtherSessions } from '@/lib/auth/end-own-other-sessions'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readSessions } from '@/lib/views/read-sessions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(sessionList, ({ principal, now }) => readSessions(principal, now)),
  route(otherSessionsEnd, async ({ principal, now }) => {
    await endOwnOtherSessions(principal, now)
    return undefined
  }),
)
