import { passwordSet } from '@/lib/api/specs/session'
import { changePassword } from '@/lib/auth/change-password'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(passwordSet, async ({ principal, body, now }) => {
    const cookie = await changePassword(principal, { current: body.current, next: body.new }, now)
    return answer(204, undefined, { 'set-cookie': cookie })
  }),
)
