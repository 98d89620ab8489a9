import { findingBulkRead } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { bulkDetail } from '@/lib/views/bulk'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingBulkRead, ({ scope, params }) => bulkDetail(scope, params.id)),
)
