import type { NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { settings } from '@/lib/config/settings'
import { authSecret } from './auth-secret'
import { requestAddress } from './request-address'
import { sessionCookie } from './session-cookie'
import { signIn } from './sign-in'
import { signInByDirectory } from './sign-in-by-directory'
import { SignInRefused } from './sign-in-refused'
import { signOut } from './sign-out'

const credentials = z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(1024) })
/** `tenant` is empty at everyone's door. */
const directoryCredentials = z.object({
  tenant: z.string().max(100),
  provider: z.string().min(1).max(100),
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(1024),
})
/** How long the cookie is kept; the database says when the session ends. */
const COOKIE_SECONDS = 7 * 24 * 3600

/**
 * NextAuth's configuration, made per request. Its token is only the envelope (encrypted, signed) of the session's opaque
 * id; name, roles and tenant are looked up at every request.
 */
export function authConfig(): NextAuthConfig {
  const { secret, url, trustedProxies } = settings()
  const sessionToken = sessionCookie(url)
  return {
    secret: authSecret(secret),
    basePath: '/api/auth',
    trustHost: true,
    useSecureCookies: sessionToken.options.secure,
    cookies: { sessionToken },
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: {}, password: { type: 'password' } },
        async authorize(given, request) {
          const parsed = credentials.safeParse(given)
          if (!parsed.success) throw new SignInRefused('wrong')
          const address = requestAddress(request.headers, trustedProxies)
          const userAgent = request.headers.get('user-agent')
          const result = await signIn({ ...parsed.data, address, userAgent, at: new Date() })
          if (result.outcome === 'wrong') throw new SignInRefused('wrong')
          if (result.outcome === 'throttled') throw new SignInRefused(`throttled.${result.seconds}`)
          return { id: result.userId, sid: result.sid }
        },
      }),
      Credentials({
        id: 'directory',
        credentials: { tenant: {}, provider: {}, login: {}, password: { type: 'password' } },
        async authorize(given, request) {
          const parsed = directoryCredentials.safeParse(given)
          if (!parsed.success) throw new SignInRefused('wrong')
          const { tenant, ...typed } = parsed.data
          const address = requestAddress(request.headers, trustedProxies)
          const userAgent = request.headers.get('user-agent')
          const slug = tenant === '' ? null : tenant
          const result = await signInByDirectory({ ...typed, slug, address, userAgent, at: new Date() })
          if (result.outcome === 'throttled') throw new SignInRefused(`throttled.${result.seconds}`)
          if (result.outcome !== 'ok') throw new SignInRefused(result.outcome)
          return { id: result.userId, sid: result.sid }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        const sid = user && 'sid' in user ? user.sid : token.sid
        return typeof sid === 'string' ? { sid } : null
      },
      // Nothing of the session is a browser's business but that there is one.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut(message) {
        const sid = 'token' in message ? message.token?.sid : undefined
        if (typeof sid === 'string') await signOut(sid, new Date())
      },
    },
    logger: {
      error(error) {
        // What any caller can cause at will is no failure of ours.
        if (error instanceof SignInRefused || error.name === 'MissingCSRF') return
        const { name, cause } = error
        const line = {
          level: 'error',
          at: new Date().toISOString(),
          where: 'sign-in',
          name,
          cause: causeOf(cause),
        }
        process.stderr.write(`${JSON.stringify(line)}\n`)
      },
      warn() {},
      debug() {},
    },
  }
}

/** The name of what went wrong; a message may hold what was typed. */
function causeOf(cause: unknown): string | null {
  const inner = cause && typeof cause === 'object' && 'err' in cause ? cause.err : cause
  if (!(inner instanceof Error)) return null
  return 'code' in inner ? `${inner.name} ${String(inner.code)}` : inner.name
}
