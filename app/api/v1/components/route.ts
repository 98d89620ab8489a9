import { componentList } from '@/lib/api/specs/components'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { functionSheet } from '@/lib/views/function-sheet'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(componentList, ({ scope, query }) => functionSheet(scope, query)),
)
