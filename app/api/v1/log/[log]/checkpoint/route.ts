import { logCheckpoint } from '@/lib/api/specs/log'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { checkpointView } from '@/lib/log/log-views'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(logCheckpoint, ({ scope, params, query }) => checkpointView(scope, params.log, query)),
)
