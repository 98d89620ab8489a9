import { findingBulk } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeFindings } from '@/lib/triage/change-finding'
import { findingsByIds } from '@/lib/views/finding'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingBulk, async ({ scope, body }) => {
    await changeFindings(scope, body.ids, body)
    return { items: await findingsByIds(scope, body.ids), next_cursor: null }
  }),
)
