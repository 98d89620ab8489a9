import { breakGlassAcknowledge } from '@/lib/api/specs/local-sign-in'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { acknowledgeBreakGlass } from '@/lib/identity/acknowledge-break-glass'
import { readLocalSignInSettings } from '@/lib/views/read-local-sign-in'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(breakGlassAcknowledge, async ({ scope, params, now }) => {
    await acknowledgeBreakGlass(scope, params.id, now)
    return readLocalSignInSettings(scope)
  }),
)
