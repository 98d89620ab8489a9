import type { NextAuthConfig } from 'next-auth'
import { settings } from '@/lib/config/settings'
import { admitOpenId } from './admit-openid'
import { authSecret } from './auth-secret'
import { doorFaultOf } from './door-fault-of'
import { leaveAddress } from './leave-address'
import { nextAuthProvider } from './next-auth-provider'
import { passwordProviders } from './password-providers'
import { providerCookies } from './provider-cookies'
import { COOKIE_SECONDS, sessionCookie } from './session-cookie'
import { SignInRefused } from './sign-in-refused'
import { signOut } from './sign-out'
import type { Visit } from './visit'

/**
 * NextAuth's configuration, made for one visit: it knows the provider that the visit is about and no other. Its token is
 * only the envelope (encrypted, signed) of the session's opaque id; name, roles and tenant are looked up at every request.
 */
export function authConfig(visit: Visit): NextAuthConfig {
  const { secret, url } = settings()
  const sessionToken = sessionCookie(url)
  const { provider, at } = visit
  return {
    secret: authSecret(secret),
    basePath: '/api/auth',
    trustHost: true,
    useSecureCookies: sessionToken.options.secure,
    cookies: { sessionToken, ...(provider ? providerCookies(provider.row.id, url) : {}) },
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: provider ? [nextAuthProvider(provider)] : passwordProviders(visit),
    callbacks: {
      async signIn({ account }) {
        if (!provider) return account?.type === 'credentials'
        const outcome = await admitOpenId(provider, account, visit)
        if ('sid' in outcome) visit.sid = outcome.sid
        else visit.fault = outcome.fault
        return visit.sid !== null
      },
      jwt({ token, user }) {
        const sid = visit.sid ?? (user && 'sid' in user ? user.sid : token.sid)
        return typeof sid === 'string' ? { sid } : null
      },
      // Nothing of the session is a browser's business but that there is one.
      session: ({ session }) => ({ expires: session.expires }),
      redirect({ url: target, baseUrl }) {
        const whole = target.startsWith('/') ? baseUrl + target : target
        const { origin, pathname, search } = new URL(URL.canParse(whole) ? whole : baseUrl)
        visit.to = origin === baseUrl && !pathname.startsWith('//') ? pathname + search : '/'
        return baseUrl + visit.to
      },
    },
    events: {
      async signOut(message) {
        const sid = 'token' in message ? message.token?.sid : undefined
        if (typeof sid !== 'string') return
        try {
          visit.leaveBy = await leaveAddress(sid)
        } finally {
          // Whatever becomes of the way out there, it ends here.
          await signOut(sid, at)
        }
      },
    },
    logger: {
      error(error) {
        // What any caller can cause at will is no failure of ours.
        if (error instanceof SignInRefused || error.name === 'MissingCSRF') return
        if (provider) {
          visit.fault ??= doorFaultOf(error, visit.said)
          if (EVERYDAY.includes(visit.fault)) return
        }
        const { name, cause } = error
        const line = {
          level: 'error',
          at: new Date().toISOString(),
          where: 'sign-in',
          name,
          ...(provider ? { provider: provider.row.id, fault: visit.fault } : {}),
          cause: causeOf(cause),
        }
        process.stderr.write(`${JSON.stringify(line)}\n`)
      },
      warn() {},
      debug() {},
    },
  }
}

/** Faults at the door that are people's and not the installation's. */
const EVERYDAY: readonly unknown[] = ['cancelled', 'stale', 'no_role', 'disabled']

/** The name of what went wrong; a message may hold what was typed. */
function causeOf(cause: unknown): string | null {
  const inner = cause && typeof cause === 'object' && 'err' in cause ? cause.err : cause
  if (!(inner instanceof Error)) return null
  return 'code' in inner ? `${inner.name} ${String(inner.code)}` : inner.name
}
