import { determinationAdd } from '@/lib/api/specs/determinations'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { determinationDetail } from '@/lib/views/determination'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(determinationAdd, async ({ scope, params, body, now }) => {
    const id = await proposeDetermination(scope, params.id, params.control, body, now)
    return determinationDetail(scope, id, now)
  }),
)
