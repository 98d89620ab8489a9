import { inviteAdd, inviteList } from '@/lib/api/specs/accounts'
import { newInviteLink } from '@/lib/auth/new-invite-link'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { inviteMember } from '@/lib/members/invite-member'
import { readInvite } from '@/lib/views/read-invite'
import { readInvites } from '@/lib/views/read-invites'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(inviteList, ({ scope, now }) => readInvites(scope, now)),
  route(inviteAdd, async ({ scope, body, now }) => {
    const { link, hash } = newInviteLink(scope.tenant.slug)
    const validFrom = body.valid_from ? new Date(body.valid_from) : null
    const validUntil = body.valid_until ? new Date(body.valid_until) : null
    const invitation = { ...body, validFrom, validUntil, labelRule: body.label_rule, tokenHash: hash }
    const id = await inviteMember(scope, invitation, now)
    return answer(201, { ...(await readInvite(scope, id, now)), link })
  }),
)
