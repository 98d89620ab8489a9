import { exceptionDecision } from '@/lib/api/specs/exceptions'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { decideException } from '@/lib/triage/decide-exception'
import { exceptionDetail } from '@/lib/views/exceptions'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(exceptionDecision, async ({ scope, params, body }) => {
    await decideException(scope, params.id, body)
    return exceptionDetail(scope, params.id)
  }),
)
