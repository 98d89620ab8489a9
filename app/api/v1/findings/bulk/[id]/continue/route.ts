import { findingBulkContinue } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { continueBulk } from '@/lib/triage/continue-bulk'
import { bulkDetail } from '@/lib/views/bulk'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingBulkContinue, async ({ scope, params }) => {
    await continueBulk(scope, params.id)
    return bulkDetail(scope, params.id)
  }),
)
