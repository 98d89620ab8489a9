import { submissionRead } from '@/lib/api/specs/submissions'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { submissionDetail } from '@/lib/views/submission'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(submissionRead, ({ scope, params }) => submissionDetail(scope, params.id)),
)
