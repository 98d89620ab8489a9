import { vulnerabilityRead } from '@/lib/api/specs/vulnerabilities'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { vulnerabilityDetail } from '@/lib/views/vulnerability-detail'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(vulnerabilityRead, ({ scope, params, query, now }) =>
    vulnerabilityDetail(scope, params.id, query, now),
  ),
)
