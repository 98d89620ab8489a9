import { tokenRevoke } from '@/lib/api/specs/tokens'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { revokeToken } from '@/lib/tokens/revoke-token'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(tokenRevoke, async ({ scope, params, now }) => {
    await revokeToken(scope, params.id, now)
    return undefined
  }),
)
