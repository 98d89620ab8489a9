import { controlRead } from '@/lib/api/specs/assessments'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { controlDetail } from '@/lib/views/control-detail'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(controlRead, ({ scope, params, query, now }) =>
    controlDetail(scope, params.id, params.control, query, now),
  ),
)
