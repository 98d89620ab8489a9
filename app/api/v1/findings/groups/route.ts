import { findingGroupList } from '@/lib/api/specs/findings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { findingGroups } from '@/lib/views/finding-groups'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(findingGroupList, ({ scope, query, now }) => findingGroups(scope, query, now)),
)
