import { controlList } from '@/lib/api/specs/assessments'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { controlTree } from '@/lib/views/control-tree'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(controlList, ({ scope, params, query, now }) => controlTree(scope, params.id, query, now)),
)
