import { platformOperation } from '@/lib/api/specs/platform'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readOperation } from '@/lib/views/read-operation'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformOperation, ({ platform, now }) => readOperation(platform, now)),
)
