import { invitationRead } from '@/lib/api/specs/accounts'
import { readInvitation } from '@/lib/auth/read-invitation'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(invitationRead, ({ body, now }) => readInvitation(body, now)),
)
