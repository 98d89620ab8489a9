import { memberSessionEnd } from '@/lib/api/specs/accounts'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { endMemberSession } from '@/lib/sessions/end-member-session'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(memberSessionEnd, async ({ scope, params, now }) => {
    await endMemberSession(scope, params.id, now)
    return undefined
  }),
)
