import { overviewRead } from '@/lib/api/specs/assessments'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { overview } from '@/lib/views/overview'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(overviewRead, ({ scope, query, now }) => overview(scope, query, now)),
)
