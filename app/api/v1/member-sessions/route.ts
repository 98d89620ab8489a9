import { memberSessionList } from '@/lib/api/specs/accounts'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readMemberSessions } from '@/lib/views/read-member-sessions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(memberSessionList, ({ scope, principal, query, now }) =>
    readMemberSessions(scope, query, principal.sessionId, now),
  ),
)
