import { logConsistency } from '@/lib/api/specs/log'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { consistencyView } from '@/lib/log/log-views'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(logConsistency, ({ scope, params, query }) => consistencyView(scope, params.log, query)),
)
