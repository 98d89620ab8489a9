import { findingCountRead } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { findingCount } from '@/lib/views/finding-count'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingCountRead, ({ scope, query, now }) => findingCount(scope, query, now)),
)
