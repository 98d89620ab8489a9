import { meChange, meRead } from '@/lib/api/specs/session'
import { readMe } from '@/lib/auth/read-me'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { chooseLanguage } from '@/lib/members/choose-language'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(meRead, ({ request, principal, now }) => readMe(request, principal, now)),
  route(meChange, async ({ request, principal, body, now }) => {
    await chooseLanguage(principal, body.language)
    return readMe(request, principal, now)
  }),
)
