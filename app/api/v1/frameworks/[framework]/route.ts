import { frameworkRead } from '@/lib/api/specs/frameworks'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { frameworkDetail } from '@/lib/views/framework'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(frameworkRead, ({ scope, params, now }) => frameworkDetail(scope, params.framework, now)),
)
