import { inviteRevoke } from '@/lib/api/specs/accounts'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { revokeInvite } from '@/lib/members/revoke-invite'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(inviteRevoke, async ({ scope, params, now }) => {
    await revokeInvite(scope, params.id, now)
    return undefined
  }),
)
