import { invitationAccept } from '@/lib/api/specs/accounts'
import { acceptInvite } from '@/lib/auth/accept-invite'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(invitationAccept, async ({ principal, body, now }) => ({
    ...(await acceptInvite(principal, body, now)),
    email: null,
  })),
)
