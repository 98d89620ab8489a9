import { logInclusion } from '@/lib/api/specs/log'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { inclusionView } from '@/lib/log/log-views'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(logInclusion, ({ scope, params, query }) => inclusionView(scope, params.log, query)),
)
