import { findingBulkUndo } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { undoBulk } from '@/lib/triage/undo-bulk'
import { bulkDetail } from '@/lib/views/bulk'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingBulkUndo, async ({ scope, params }) => {
    await undoBulk(scope, params.id)
    return bulkDetail(scope, params.id)
  }),
)
