import { encode } from 'next-auth/jwt'
import { vi } from 'vitest'
import { authSecret } from '../../lib/auth/auth-secret'
import { sessionCookie } from '../../lib/auth/session-cookie'
import { signIn } from '../../lib/auth/sign-in'
import { type DemoLogins, seedDemo } from '../../lib/demo/seed'
import { closeConnections } from '../../lib/store/client'
import { type TestDatabase, testDatabase } from './database'

export const ORIGIN = 'http://localhost:3000'

/** Who sends a request: a session's cookie or a token. */
export type Sender = { readonly cookie: string } | { readonly token: string }

export type Call = {
  readonly as?: Sender
  /** Header `Plimsoll-Tenant`. */
  readonly tenant?: string
  readonly body?: unknown
  /** Over everything else; undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** A database with the demo's tenants and people, and requests as a browser or an agent sends them. */
export type World = {
  readonly database: TestDatabase
  readonly logins: DemoLogins
  readonly password: (email: string) => string
  /** Signs in for real and gives the session's cookie as a browser would hold it. */
  readonly signIn: (email: string) => Promise<{ cookie: string; sid: string }>
  /** The cookie a browser holds of an open session. */
  readonly cookie: (sid: string) => Promise<string>
  readonly request: (method: string, path: string, call?: Call) => Request
  readonly end: () => Promise<void>
}

/** Makes the world of one `*.db.test.ts`: in `beforeAll`, with `end` in `afterAll`. */
export async function world(): Promise<World> {
  process.env.PLIMSOLL_URL = ORIGIN
  // Seeded once a run and copied, as a password costs what it costs; under a clock of a test's own, each by itself.
  const filled = { name: 'plimsoll_world', fill: seed }
  const database = await testDatabase(vi.isFakeTimers() ? {} : { filled })
  process.env.DATABASE_APP_URL = database.appUrl
  process.env.PLIMSOLL_SECRET = database.secret
  const logins = await seed(database)
  const everyone = [logins.platform, ...logins.tenants.flatMap(({ users }) => users)]
  const password = (email: string) => {
    const found = everyone.find((user) => user.email === email)
    if (!found) throw new Error(`nobody has ${email}`)
    return found.password
  }
  return {
    database,
    logins,
    password,
    async signIn(email) {
      const at = new Date()
      const result = await signIn({
        email,
        password: password(email),
        address: '192.0.2.1',
        userAgent: 'test',
        at,
      })
      if (result.outcome !== 'ok') throw new Error(`${email}: ${result.outcome}`)
      return { sid: result.sid, cookie: await cookieOf(result.sid, database.secret) }
    },
    cookie: (sid) => cookieOf(sid, database.secret),
    request,
    async end() {
      await closeConnections()
      await database.drop()
    },
  }
}

const seed = (database: TestDatabase) => seedDemo({ ...database, log: () => {} })

async function cookieOf(sid: string, secret: string): Promise<string> {
  const { name } = sessionCookie(ORIGIN)
  const token = await encode({ token: { sid }, secret: authSecret(secret), salt: name })
  return `${name}=${token}`
}

function request(method: string, path: string, { as, tenant, body, headers = {} }: Call = {}): Request {
  const given: Record<string, string | undefined> = {
    host: new URL(ORIGIN).host,
    ...(as && 'cookie' in as ? { cookie: as.cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' } : {}),
    ...(as && 'token' in as ? { authorization: `Bearer ${as.token}` } : {}),
    ...(tenant === undefined ? {} : { 'plimsoll-tenant': tenant }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  }
  const sent = new Headers()
  for (const [name, value] of Object.entries(given)) if (value !== undefined) sent.set(name, value)
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(`${ORIGIN}${path}`, { method, headers: sent, body: text })
}
