import { passwordSet } from '@/lib/api/specs/session'
import { changePassword } from '@/lib/auth/change-password'
import { readMe } from '@/lib/auth/read-me'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(passwordSet, async ({ request, principal, body, now }) => {
    const { email } = await readMe(request, principal, now)
    const { address } = principal.actor
    const sessionId = principal.sessionId ?? ''
    await changePassword({ email, current: body.current, next: body.new, sessionId, address, at: now })
    return undefined
  }),
)
