import { memberSessionsEnd } from '@/lib/api/specs/accounts'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { endMemberSessions } from '@/lib/sessions/end-member-sessions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(memberSessionsEnd, async ({ scope, params, now }) => {
    await endMemberSessions(scope, params.id, now)
    return undefined
  }),
)
