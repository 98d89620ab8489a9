import { assessmentChange, assessmentRead } from '@/lib/api/specs/assessments'
import { changeProfile } from '@/lib/assessments/change-profile'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { assessmentDetail } from '@/lib/views/assessment'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(assessmentRead, ({ scope, params, query, now }) => assessmentDetail(scope, params.id, query, now)),
  route(assessmentChange, async ({ scope, params, body, now }) => {
    await changeProfile(scope, params.id, body, now)
    return assessmentDetail(scope, params.id)
  }),
)
