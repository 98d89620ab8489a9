import { encode } from 'next-auth/jwt'
import { settings } from '@/lib/config/settings'
import { authSecret } from './auth-secret'
import { COOKIE_SECONDS, sessionCookie } from './session-cookie'

/** The `Set-Cookie` header that gives a browser the opaque id of a session, in the envelope NextAuth opens. */
export async function setSessionCookie(sid: string): Promise<string> {
  const { secret, url } = settings()
  const { name, options } = sessionCookie(url)
  const token = await encode({
    token: { sid },
    secret: authSecret(secret),
    salt: name,
    maxAge: COOKIE_SECONDS,
  })
  const secure = options.secure ? '; Secure' : ''
  return `${name}=${token}; Path=${options.path}; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`
}
