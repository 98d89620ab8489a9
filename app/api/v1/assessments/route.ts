import { assessmentAdd, assessmentList } from '@/lib/api/specs/assessments'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { assessmentDetail } from '@/lib/views/assessment'
import { listAssessments } from '@/lib/views/assessments'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(assessmentList, ({ scope, query, now }) => listAssessments(scope, query, now)),
  route(assessmentAdd, async ({ scope, body, now }) => {
    const id = await createAssessment(scope, body, now)
    const location = `/api/v1/assessments/${id}`
    return answer(201, await assessmentDetail(scope, id, {}, now), { location })
  }),
)
