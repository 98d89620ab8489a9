import { localSignInChange, localSignInRead } from '@/lib/api/specs/local-sign-in'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeLocalSignIn } from '@/lib/identity/change-local-sign-in'
import { readLocalSignInSettings } from '@/lib/views/read-local-sign-in'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(localSignInRead, ({ scope }) => readLocalSignInSettings(scope)),
  route(localSignInChange, async ({ scope, body, now }) => {
    await changeLocalSignIn(scope, { localSignIn: body.local_sign_in, breakGlass: body.break_glass }, now)
    return readLocalSignInSettings(scope)
  }),
)
