import { memberChange, memberRemove } from '@/lib/api/specs/members'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeMember } from '@/lib/members/change-member'
import { removeMember } from '@/lib/members/remove-member'
import { readMember } from '@/lib/views/read-member'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(memberChange, async ({ scope, params, body, now }) => {
    const validFrom = body.valid_from == null ? body.valid_from : new Date(body.valid_from)
    const validUntil = body.valid_until == null ? body.valid_until : new Date(body.valid_until)
    await changeMember(
      scope,
      params.id,
      { roles: body.roles, validFrom, validUntil, labelRules: body.label_rules },
      now,
    )
    return readMember(scope, params.id)
  }),
  route(memberRemove, async ({ scope, params, now }) => {
    await removeMember(scope, params.id, now)
    return undefined
  }),
)
