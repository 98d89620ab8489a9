import { getToken } from 'next-auth/jwt'
import { settings } from '@/lib/config/settings'
import { authSecret } from './auth-secret'
import { sessionCookie } from './session-cookie'

/** The opaque session id in the cookies of a request, or null; whether it is still good only the database says. */
export async function sessionIdOf(cookies: string | null): Promise<string | null> {
  if (cookies === null) return null
  const { secret, url } = settings()
  const { name, options } = sessionCookie(url)
  const token = await getToken({
    // Only the cookies: a Bearer header is a token of ours, never a session.
    req: { headers: new Headers({ cookie: cookies }) },
    secret: authSecret(secret),
    secureCookie: options.secure,
    cookieName: name,
    salt: name,
    logger: { ...console, debug: () => {} },
  })
  return typeof token?.sid === 'string' ? token.sid : null
}
