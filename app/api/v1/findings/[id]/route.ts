import { findingChange, findingRead } from '@/lib/api/specs/findings'
import { NotFound } from '@/lib/core/errors'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeFinding } from '@/lib/triage/change-finding'
import { findingDetail, findingsByIds } from '@/lib/views/finding'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingRead, ({ scope, params, query }) => findingDetail(scope, params.id, query)),
  route(findingChange, async ({ scope, params, body }) => {
    await changeFinding(scope, params.id, body)
    const [finding] = await findingsByIds(scope, [params.id])
    if (!finding) throw new NotFound()
    return finding
  }),
)
