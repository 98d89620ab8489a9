import { findingChangeList } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { findingChanges } from '@/lib/views/finding-changes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingChangeList, ({ scope, query, now }) => findingChanges(scope, query, now)),
)
