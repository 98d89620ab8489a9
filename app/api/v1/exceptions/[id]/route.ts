import { exceptionRead } from '@/lib/api/specs/exceptions'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { exceptionDetail } from '@/lib/views/exceptions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(exceptionRead, ({ scope, params, now }) => exceptionDetail(scope, params.id, now)),
)
