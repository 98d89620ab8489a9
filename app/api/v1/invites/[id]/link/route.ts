import { inviteLinkRenew } from '@/lib/api/specs/accounts'
import { newInviteLink } from '@/lib/auth/new-invite-link'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { renewInvite } from '@/lib/members/renew-invite'
import { readInvite } from '@/lib/views/read-invite'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(inviteLinkRenew, async ({ scope, params, body, now }) => {
    const { link, hash } = newInviteLink(scope.tenant.slug)
    await renewInvite(scope, params.id, { days: body.days, tokenHash: hash }, now)
    return { ...(await readInvite(scope, params.id, now)), link }
  }),
)
