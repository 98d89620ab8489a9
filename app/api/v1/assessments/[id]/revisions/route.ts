import { revisionList } from '@/lib/api/specs/assessments'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { readRevisions } from '@/lib/views/read-revisions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(revisionList, ({ scope, params }) => readRevisions(scope, params.id)),
)
