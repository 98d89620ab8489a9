import { findingBulk } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { startBulk } from '@/lib/triage/start-bulk'
import { bulkDetail } from '@/lib/views/bulk'
import { findingTarget } from '@/lib/views/finding-target'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingBulk, async ({ scope, body }) => {
    const id = await startBulk(scope, await findingTarget(scope, body), body)
    return bulkDetail(scope, id)
  }),
)
