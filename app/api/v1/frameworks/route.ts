import { frameworkListRead } from '@/lib/api/specs/frameworks'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listFrameworks } from '@/lib/views/frameworks'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(frameworkListRead, ({ scope, now }) => listFrameworks(scope, now)),
)
