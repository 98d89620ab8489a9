import { memberAdd, memberList } from '@/lib/api/specs/members'
import { newPassword } from '@/lib/auth/new-password'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addMember } from '@/lib/members/add-member'
import { readMember } from '@/lib/views/read-member'
import { readMembers } from '@/lib/views/read-members'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(memberList, ({ scope, query, now }) => readMembers(scope, query, now)),
  route(memberAdd, async ({ scope, body, now }) => {
    const validFrom = body.valid_from ? new Date(body.valid_from) : null
    const validUntil = body.valid_until ? new Date(body.valid_until) : null
    const member = { ...body, validFrom, validUntil, labelRule: body.label_rule }
    const { id, initialPassword } = await addMember(scope, member, newPassword, now)
    return answer(201, { ...(await readMember(scope, id)), initial_password: initialPassword })
  }),
)
