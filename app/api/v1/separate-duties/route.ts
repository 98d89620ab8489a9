import { dutiesSeparate } from '@/lib/api/specs/members'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { separateDuties } from '@/lib/members/separate-duties'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(dutiesSeparate, async ({ scope, body, now }) => {
    await separateDuties(scope, body.separate, now)
    return body
  }),
)
