import { addEnrolment } from '@/lib/agents/add-enrolment'
import { enrolmentAdd, enrolmentList } from '@/lib/api/specs/agents'
import { newEnrolmentCode } from '@/lib/auth/new-enrolment-code'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readEnrolment, readEnrolments } from '@/lib/views/read-enrolments'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(enrolmentList, ({ scope, now }) => readEnrolments(scope, now)),
  route(enrolmentAdd, async ({ scope, body, now }) => {
    const { code, hash } = newEnrolmentCode(scope.tenant.slug)
    const { agent, most, minutes, own_host: ownHost, quiet_after_hours: quietAfterHours } = body
    const given = { codeHash: hash, agent, most, minutes, ownHost, quietAfterHours }
    const id = await addEnrolment(scope, given, now)
    return answer(201, { ...(await readEnrolment(scope, id, now)), code })
  }),
)
