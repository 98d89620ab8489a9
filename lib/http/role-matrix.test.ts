import { describe, expect, it, vi } from 'vitest'
import type { PlatformAction } from '@/lib/access/actions'
import { ADMIN_ROLES } from '@/lib/access/duties'
import { LIMITABLE_ROLES, UNDER_A_LIMIT } from '@/lib/access/limited'
import { PLATFORM_DUTIES } from '@/lib/access/platform-duties'
import type { Principal } from '@/lib/access/principal'
import { PERSON_ROLES, ROLE_ACTIONS, type Role, TOKEN_ROLES } from '@/lib/access/roles'
import type { Access, Method, RouteSpec } from '@/lib/api/route-spec'
import { ROUTES } from '@/lib/api/routes'

/**
 * Every method of every path × everybody who could call it. What each is answered follows from the route table and from the
 * table of roles × actions, and from nothing else: a new route, action or role is in it by itself.
 */
const caller = vi.hoisted(() => ({ principal: null as Principal | null }))
vi.mock('@/lib/auth/principal-from-request', async () => {
  const { UnauthenticatedError } = await import('@/lib/auth/auth-errors')
  return {
    principalFromRequest: async () => {
      if (!caller.principal) throw new UnauthenticatedError()
      return caller.principal
    },
  }
})
/** What is refused is noted after it is (lib/auth/note-refusal.db.test.ts). */
vi.mock('@/lib/auth/note-refusal', () => ({ noteRefusal: async () => {} }))
/** So is what is read by support access (lib/support/support.db.test.ts). */
vi.mock('@/lib/auth/note-support-read', () => ({ noteSupportRead: async () => {} }))
/** Whoever looks anything up before it is known that they may is found out: there is nothing to look it up in. */
vi.mock('@/lib/store/client', () => ({
  prisma: () => {
    throw new Error('something was looked up')
  },
}))
const { route } = await import('./route')
const { endpoint } = await import('./endpoint')

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const tenant = { id: 't', slug: 's', name: 'S', timeZone: 'Asia/Shanghai', language: 'zh' } as const
const rule = { all: [{ key: 'env', in: ['test'] }] }

interface Caller {
  principal: Principal | null
  /** Their one role in the tenant asked for, and whether it is limited to assets by label. */
  role: Role | null
  limited: boolean
}

function as(role: Role | null, more: Partial<Principal> = {}): Caller {
  const kind = role !== null && (TOKEN_ROLES as readonly string[]).includes(role) ? 'token' : 'person'
  const principal: Principal = {
    actor: { kind, subject: 'x', label: 'X', provider: 'local', address: null },
    platformAdmin: false,
    tenant: role ? tenant : null,
    roles: role ? [role] : [],
    agentId: null,
    sessionId: null,
    ...more,
  }
  return { principal, role, limited: principal.limited !== undefined }
}

const CALLERS: Readonly<Record<string, Caller>> = {
  nobody: { principal: null, role: null, limited: false },
  ...Object.fromEntries([...PERSON_ROLES, ...TOKEN_ROLES].map((role) => [role, as(role)])),
  ...Object.fromEntries(
    LIMITABLE_ROLES.map((role) => [
      `${role} limited to labels`,
      as(role, { roles: [], limited: [{ role, rule }] }),
    ]),
  ),
  'a member without a role': as(null, { tenant }),
  'a person of another tenant': as(null),
  'a person of a suspended tenant': as(null, { suspended: true }),
  'a platform administrator': as(null, { platformAdmin: true }),
  'a platform administrator without a duty': as(null, { platformAdmin: true, platformDuty: null }),
  ...Object.fromEntries(
    ADMIN_ROLES.map((platformDuty) => [
      `a platform ${platformDuty}`,
      as(null, { platformAdmin: true, platformDuty }),
    ]),
  ),
  'a platform administrator who is a viewer': as('viewer', { platformAdmin: true }),
  'support let in as a viewer': as('viewer', { platformAdmin: true, support: true }),
  'support let in as an auditor': as('auditor', { platformAdmin: true, support: true }),
  // Whoever is held has tenant and roles only afterwards; here they keep them, and must not be helped by it.
  'an owner who must choose a password': as('owner', { held: 'password' }),
  'an owner who must set up a second factor': as('owner', { held: 'second_factor' }),
  'a platform administrator who must choose a password': as(null, { platformAdmin: true, held: 'password' }),
}

type Outcome = 'let in' | 'held' | 401 | 403 | 404 | 405 | 503

function ofPlatform({ platformAdmin, platformDuty: duty }: Principal, action: PlatformAction): boolean {
  if (!platformAdmin || duty === null) return false
  return duty === undefined || (PLATFORM_DUTIES[duty] as readonly PlatformAction[]).includes(action)
}

/** What the tables say. */
function expected(access: Access, { principal, role, limited }: Caller): Outcome {
  if ('public' in access) return 'let in'
  if (!principal) return 401
  if (principal.held && !('session' in access && access.held)) return 'held'
  if ('platform' in access) return ofPlatform(principal, access.platform) ? 'let in' : 403
  if ('session' in access) return principal.actor.kind === 'person' ? 'let in' : 403
  if (principal.suspended) return 503
  if (!role) return 404
  const allowed: readonly string[] = ROLE_ACTIONS[role]
  const may = access.anyOf.some(
    (action) =>
      allowed.includes(action) &&
      (!limited || UNDER_A_LIMIT[action] === true) &&
      (!principal.support || /\.read$/.test(action)),
  )
  return may ? 'let in' : 403
}

/** Values a parameter of a path may have by its row's own rules: the row is asked, not the reader of this. */
const VALUES = ['x', '0'.repeat(64), 'evidence', '00000000-0000-4000-8000-000000000000', '1']
function pathOf({ path, params }: Pick<RouteSpec, 'path' | 'params'>): string {
  for (const value of VALUES) {
    const values = Object.fromEntries([...path.matchAll(/\{([^}]+)\}/g)].map((match) => [match[1], value]))
    if (!params || params.safeParse(values).success) return path.replaceAll(/\{[^}]+\}/g, value)
  }
  throw new Error(`no value is known that ${path} takes`)
}

/** By path: its rows behind the very thing that route files export. What they do is only ever to say that they were called. */
const endpoints = new Map(
  [...new Set(ROUTES.map(({ path }) => path))].map((path) => {
    const specs: readonly RouteSpec[] = ROUTES.filter((spec) => spec.path === path)
    const routes = specs.map((spec) =>
      route(spec, () => {
        throw new Error('called with a parameter that is not known')
      }),
    )
    return [path, { specs, handlers: endpoint(...routes), address: pathOf(specs[0] as RouteSpec) }] as const
  }),
)

let cases = 0
const refusals = { 401: new Set<string>(), 403: new Set<string>(), 404: new Set<string>() }

/**
 * Who is let in goes as far as the parameter that no route knows, whose 400 comes after 401, 403, 404 and 503, and before
 * anything is done; the body is no JSON either.
 */
async function outcome(
  path: RouteSpec['path'],
  method: Method,
  { principal }: Caller,
): Promise<Outcome | number> {
  const found = endpoints.get(path)
  if (!found) throw new Error(`no ${path}`)
  cases++
  caller.principal = principal
  const response = await found.handlers[method](
    new Request(`http://localhost/api/v1${found.address}?no_such_parameter=1`, {
      method,
      body: method === 'GET' ? null : 'no JSON',
    }),
  )
  const text = await response.text()
  const { status } = response
  if (
    status === 403 &&
    text.includes(principal?.held === 'password' ? 'password_change_required' : 'second_factor_required')
  )
    return 'held'
  if (status === 401 || status === 403 || status === 404) refusals[status].add(text)
  return status === 400 && text.includes('no_such_parameter') ? 'let in' : status
}

describe.each([...endpoints.keys()])('%s', (path) => {
  it.each(METHODS)('%s answers everybody as the tables say', async (method) => {
    const spec = endpoints.get(path)?.specs.find((one) => one.method === method)
    const answered: Record<string, Outcome | number> = {}
    const said: Record<string, Outcome> = {}
    for (const [name, who] of Object.entries(CALLERS)) {
      answered[name] = await outcome(path, method, who)
      said[name] = spec ? expected(spec.access, who) : 405
    }
    expect(answered).toEqual(said)
  })
})

describe('of all these', () => {
  it('each refusal is one text, which says nothing of what was asked', () => {
    const sizes = Object.fromEntries(Object.entries(refusals).map(([status, texts]) => [status, texts.size]))
    expect(sizes).toEqual({ 401: 1, 403: 1, 404: 1 })
  })

  it('there are thousands, each route with each of its roles', () => {
    expect(cases).toBe(endpoints.size * METHODS.length * Object.keys(CALLERS).length)
    expect(cases).toBeGreaterThan(5000)
  })
})
