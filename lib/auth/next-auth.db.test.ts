import { Auth, type AuthConfig } from '@auth/core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type World, world } from '@/tools/testing/world'

// next-auth itself imports Next's server entry points, which only Next's bundler resolves; its handlers are this call.
vi.mock('next-auth', async () => {
  const { CredentialsSignin } = await import('@auth/core/errors')
  const { customFetch } = await import('@auth/core')
  const handlers = (config: (request: Request) => AuthConfig) => {
    const handle = (request: Request) => Auth(request, config(request))
    return { handlers: { GET: handle, POST: handle } }
  }
  return { default: handlers, CredentialsSignin, customFetch }
})
const { authHandler } = await import('./auth-handler')
const { currentSession } = await import('./current-session')
const { sessionIdOf } = await import('./session-id-of')

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w?.end())

const EMAIL = 'owner@harbour-bank.example'

/** A browser that keeps cookies and speaks to one origin. */
function browser(origin: string) {
  const jar = new Map<string, string>()
  return {
    jar,
    cookie: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    async send(
      method: string,
      path: string,
      form?: Record<string, string>,
      headers: Record<string, string> = {},
    ) {
      const type: Record<string, string> = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
      // Next gives every request the address it listens on, whatever the browser asked for.
      const request = new Request(`http://localhost:3000${path}`, {
        method,
        headers: { cookie: this.cookie(), host: new URL(origin).host, ...type, ...headers },
      })
      const body = form ? new TextEncoder().encode(new URLSearchParams(form).toString()) : null
      const response = await authHandler(request, body)
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '' || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
        else jar.set(name, value)
      }
      return response
    },
    async signIn(password: string, headers: Record<string, string> = { 'x-auth-return-redirect': '1' }) {
      const { csrfToken } = await (await this.send('GET', '/api/auth/csrf')).json()
      return this.send(
        'POST',
        '/api/auth/callback/credentials',
        { csrfToken, email: EMAIL, password, callbackUrl: '/t/harbour-bank' },
        headers,
      )
    },
  }
}

describe.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://127.0.0.1:43117'])(
  'at %s',
  (origin) => {
    it('signs in and stays on this origin', async () => {
      const b = browser(origin)
      const answer = await b.signIn(w.password(EMAIL))
      expect(await answer.json()).toEqual({ url: `${origin}/t/harbour-bank` })
      const set = answer.headers.getSetCookie().find((line) => line.startsWith('plimsoll.session='))
      expect(set).toMatch(/HttpOnly/i)
      expect(set).toMatch(/SameSite=Lax/i)
      expect(set).not.toMatch(/Secure/i)
      const sid = await sessionIdOf(b.cookie())
      expect(sid).toMatch(/^[A-Za-z0-9_-]{43}$/)
      const asked = { sid: sid ?? '', slug: 'harbour-bank', platform: false, at: new Date() }
      expect(await currentSession(asked)).toMatchObject({ email: EMAIL, member: true, roles: ['owner'] })
    })

    it('redirects there as well for a plain form', async () => {
      const answer = await browser(origin).signIn(w.password(EMAIL), {})
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `${origin}/t/harbour-bank`])
    })
  },
)

it('says wrong in the code of the address it answers, and sets no session', async () => {
  const b = browser('http://localhost:3000')
  const { url } = await (await b.signIn('not it')).json()
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ error: 'CredentialsSignin', code: 'wrong' })
  expect(b.jar.has('plimsoll.session')).toBe(false)
})

it('does nothing without the CSRF token', async () => {
  const b = browser('http://localhost:3000')
  await b.send('POST', '/api/auth/callback/credentials', {
    email: EMAIL,
    password: w.password(EMAIL),
    csrfToken: 'x',
  })
  expect(b.jar.has('plimsoll.session')).toBe(false)
})

it('never redirects to another site', async () => {
  const b = browser('http://localhost:3000')
  const { csrfToken } = await (await b.send('GET', '/api/auth/csrf')).json()
  for (const callbackUrl of [
    'https://evil.example/',
    '//evil.example/',
    'http://localhost:3000.evil.example',
  ]) {
    const form = { csrfToken, email: EMAIL, password: w.password(EMAIL), callbackUrl }
    const answer = await b.send('POST', '/api/auth/callback/credentials', form)
    expect(answer.headers.get('location')).toBe('http://localhost:3000/')
  }
})

it('signing out ends the session on the server, not only the cookie', async () => {
  const b = browser('http://localhost:3000')
  await b.signIn(w.password(EMAIL))
  const kept = await sessionIdOf(b.cookie())
  const { csrfToken } = await (await b.send('GET', '/api/auth/csrf')).json()
  await b.send('POST', '/api/auth/signout', { csrfToken })
  expect(b.jar.has('plimsoll.session')).toBe(false)
  const asked = { sid: kept ?? '', slug: null, platform: false, at: new Date() }
  await expect(currentSession(asked)).rejects.toThrow('no valid credentials')
})

it('tells a browser nothing of the session but that there is one, and keeps nothing but its id in the cookie', async () => {
  const b = browser('http://localhost:3000')
  await b.signIn(w.password(EMAIL))
  expect(Object.keys(await (await b.send('GET', '/api/auth/session')).json())).toEqual(['expires'])
  const { getToken } = await import('next-auth/jwt')
  const { authSecret } = await import('./auth-secret')
  const token = await getToken({
    req: { headers: new Headers({ cookie: b.cookie() }) },
    secret: authSecret(w.database.secret),
    cookieName: 'plimsoll.session',
    salt: 'plimsoll.session',
  })
  expect(Object.keys(token ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid'])
})

it('binds the cookie to this host over https', async () => {
  process.env.PLIMSOLL_URL = 'https://plimsoll.example'
  const answer = await browser('https://plimsoll.example').signIn(w.password(EMAIL))
  process.env.PLIMSOLL_URL = 'http://localhost:3000'
  const set = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-plimsoll.session='))
  expect(set).toMatch(/; Secure/i)
  expect(set).toMatch(/Path=\//)
  expect(set).not.toMatch(/Domain/i)
})
