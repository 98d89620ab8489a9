import { invitationSignUpWith } from '@/lib/api/specs/accounts'
import { requestAddress } from '@/lib/auth/request-address'
import { signUpByInvite } from '@/lib/auth/sign-up-by-invite'
import { settings } from '@/lib/config/settings'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(invitationSignUpWith, ({ body, request, now }) =>
    signUpByInvite(body, requestAddress(request.headers, settings().trustedProxies), now),
  ),
)
