import { determinationDecide } from '@/lib/api/specs/determinations'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { determinationDetail } from '@/lib/views/determination'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(determinationDecide, async ({ scope, params, body, now }) => {
    await decideDetermination(scope, params.id, body, now)
    return determinationDetail(scope, params.id, now)
  }),
)
