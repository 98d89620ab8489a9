import { keptOutEnd } from '@/lib/api/specs/members'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { letInAgain } from '@/lib/members/let-in-again'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(keptOutEnd, async ({ scope, params, now }) => {
    await letInAgain(scope, params.id, now)
    return undefined
  }),
)
