import { findingList } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { listFindings } from '@/lib/views/findings'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingList, ({ scope, query }) => listFindings(scope, query)),
)
