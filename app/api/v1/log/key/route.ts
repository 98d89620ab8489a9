import { logKey } from '@/lib/api/specs/log'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { keysView } from '@/lib/log/log-views'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(logKey, ({ scope }) => keysView(scope)),
)
