import { revokeEnrolment } from '@/lib/agents/revoke-enrolment'
import { enrolmentRevoke } from '@/lib/api/specs/agents'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(enrolmentRevoke, async ({ scope, params, now }) => {
    await revokeEnrolment(scope, params.id, now)
    return undefined
  }),
)
