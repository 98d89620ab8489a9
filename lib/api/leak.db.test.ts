import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Principal } from '@/lib/access/principal'
import { versionOfRules } from '@/lib/grants/version-of-rules'
import { ASKERS, type Asker, principalOf } from '@/tools/testing/askers'
import { callRoute } from '@/tools/testing/call-route'
import { countStatements } from '@/tools/testing/count-statements'
import { plant } from '@/tools/testing/plant'
import { type Sender, type World, world } from '@/tools/testing/world'
import type { RouteSpec } from './route-spec'
import { ROUTES } from './routes'

/** Whom requests are from, where a test says so; else whoever their cookie says. */
const asker = vi.hoisted(() => ({ now: null as Principal | null }))
vi.mock('@/lib/auth/principal-from-request', async (original) => {
  const real = await original<typeof import('@/lib/auth/principal-from-request')>()
  return {
    principalFromRequest: async (...given: Parameters<typeof real.principalFromRequest>) =>
      asker.now ?? real.principalFromRequest(...given),
  }
})
/** What is refused is noted after it is, once an hour: no part of what is counted here. */
vi.mock('@/lib/auth/note-refusal', () => ({ noteRefusal: async () => {} }))

const [OWN, OTHER] = ['harbour-bank', 'north-pier']
/** Planted in everything a tenant writes; must never be seen from the other one. */
const CANARY = 'canary-7d1f'

let w: World
let owner: pg.Client
let own: Sender
let other: Sender
/** Ids of the first tenant, by the path of the route that reads or changes one. */
const ids: Record<string, Record<string, string>> = {}

function call(spec: RouteSpec, path: string, as: Sender, tenant: string, body?: unknown): Promise<Response> {
  return callRoute(w, spec, path, { as, tenant, ...(body === undefined ? {} : { body }) })
}
const rowOf = (method: string, path: string): RouteSpec => {
  const spec = ROUTES.find((one) => one.method === method && one.path === path)
  if (!spec) throw new Error(`no row ${method} ${path}`)
  return spec
}
const fill = (path: string, params: Record<string, string>) =>
  path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '-'))

beforeAll(async () => {
  w = await world()
  owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
  own = await w.signIn(`owner@${OWN}.example`)
  other = await w.signIn(`owner@${OTHER}.example`)
  Object.assign(ids, await plant(w, own, OWN, CANARY))
}, 400_000)
afterAll(async () => {
  await owner?.end()
  await w?.end()
})

const inTenant = ROUTES.filter(
  (spec) => 'anyOf' in spec.access && !spec.access.anyOf.every((a) => a === 'agents.heartbeat'),
)
const withIds = inTenant.filter(({ path }) => /\{(id|sha256|control)\}/.test(path))
const lists = inTenant.filter(({ method, path }) => method === 'GET' && !path.includes('{'))

/** Parameters without which a route refuses everybody. */
const QUERIES: Record<string, string> = { '/assessments/{id}/sample': '?seed=1' }
const addressOf = (spec: RouteSpec, params: Record<string, string>) =>
  `${fill(spec.path, params)}${QUERIES[spec.path] ?? ''}`

/** What these parameters name is the catalogue's and the platform's: every tenant may know it. */
const OF_NO_TENANT = ['control', 'administrator']

const missingOf = (params: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      key === 'control' ? value : value.replaceAll(/[0-9a-f](?=[0-9a-f]{0,30}$)/g, '0'),
    ]),
  )

const STOLEN_RULE = { match: 'exact', value: 'stolen', role: 'owner' }

/** A body each changing route would take, so that only the walls can refuse it. */
const BODIES: Record<string, unknown> = {
  'PATCH /assets/{id}': { labels: { stolen: 'yes' } },
  'PATCH /findings/{id}': { version: 0, comment: 'stolen' },
  'PATCH /assessments/{id}': { scope: { labels: { stolen: 'yes' } } },
  'POST /assessments/{id}/controls/{control}/determinations': { verdict: 'met', narrative: 'stolen' },
  'POST /assessments/{id}/reports': { format: 'csv', lang: 'en' },
  'POST /exceptions/{id}/decision': { decision: 'withdraw' },
  'POST /determinations/{id}/decision': { decision: 'withdraw' },
  'PATCH /members/{id}': { roles: ['owner'] },
  'PATCH /webhooks/{id}': { name: 'stolen' },
  'PATCH /identity-providers/{id}': { name: 'stolen' },
  'POST /identity-providers/{id}/test': { login: 'stolen' },
  'PUT /identity-providers/{id}/rules': { version: versionOfRules([]), rules: [STOLEN_RULE] },
  'POST /identity-providers/{id}/rules/confirmation': { version: versionOfRules([]) },
  'POST /identity-providers/{id}/rules/preview': { rules: [STOLEN_RULE] },
  'POST /invites/{id}/link': { days: 7 },
  'POST /tokens/{id}/rotate': {},
}

/** Everything the first tenant has, as one digest a table. */
async function everything(): Promise<Record<string, string>> {
  digests ??= await digestsSql()
  const { rows } = await owner.query<{ name: string; digest: string }>(digests, [OWN])
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
let digests: string | undefined
async function digestsSql(): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1`,
  )
  const each = rows.map(
    ({ name }) => `SELECT '${name}' AS name,
      coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t, of WHERE t.tenant_id = of.id`,
  )
  return `WITH of AS MATERIALIZED (SELECT tenant_id AS id FROM tenant_directory WHERE slug = $1) ${each.join(' UNION ALL ')}`
}

const seen = async (response: Response) => [
  response.status,
  [...response.headers].filter(([name]) => name !== 'date').sort(),
  await response.text(),
]

it('knows an id of the first tenant for every route that takes one', () => {
  expect(withIds.map(({ path }) => path).filter((path) => !ids[path])).toEqual([])
  expect(withIds.length).toBeGreaterThan(15)
})

describe.each(withIds.map((spec) => [`${spec.method} ${spec.path}`, spec] as const))('%s', (name, spec) => {
  if (spec.method === 'GET')
    it('answers its own tenant', async () => {
      const response = await call(spec, addressOf(spec, ids[spec.path] ?? {}), own, OWN)
      // The report's worker does not run here, so its content is not there yet for anybody.
      expect(response.status).toBe(spec.path.endsWith('/content') ? 404 : 200)
    })

  it('answers another tenant exactly as for something that never was, and changes nothing', async () => {
    const body = BODIES[name]
    if (spec.body) expect(body).toBeDefined()
    const params = ids[spec.path] ?? {}
    const before = await everything()
    const theirs = await seen(await call(spec, addressOf(spec, params), other, OTHER, body))
    const missing = addressOf(spec, missingOf(params))
    const nobodys = await seen(await call(spec, missing, other, OTHER, body))
    expect(theirs[0]).toBe(404)
    expect(theirs).toEqual(nobodys)
    expect(await everything()).toEqual(before)
  })

  it('answers a stranger who names the tenant itself the same way', async () => {
    const response = await call(spec, addressOf(spec, ids[spec.path] ?? {}), other, OWN, BODIES[name])
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(CANARY)
  })
})

/**
 * Every route that takes an id × every role × its own, another tenant's and a missing one. Whom the role refuses is refused
 * alike and without a single statement; for whom it lets in, another tenant's and a missing one are the same bytes after the
 * same number of statements. What they may follows from the tables alone.
 */
describe.each(withIds.map((spec) => [`${spec.method} ${spec.path}`, spec] as const))(
  'roles: %s',
  (name, spec) => {
    const params = ids
    const named = (which: 'theirs' | 'missing', extra = '') => {
      const given = params[spec.path] ?? {}
      const address = addressOf(spec, which === 'theirs' ? given : missingOf(given))
      return extra ? `${address}${address.includes('?') ? '&' : '?'}${extra}` : address
    }
    const ask = async (as: Asker, slug: string, address: string) => {
      asker.now = await principalOf(as, slug, CANARY)
      const { value, statements } = await countStatements(async () =>
        seen(await call(spec, address, own, slug, BODIES[name])),
      )
      asker.now = null
      return { answer: value, statements: statements.length }
    }
    if (!('anyOf' in spec.access)) throw new Error(`${name} is of no tenant`)
    const { anyOf } = spec.access
    it.each(ASKERS)('$name', async (as) => {
      // Once uncounted: whoever comes for the first time is given a number under which the logs name them.
      await ask(as, OTHER, named('missing'))
      const theirs = await ask(as, OTHER, named('theirs'))
      const missing = await ask(as, OTHER, named('missing'))
      expect(theirs).toEqual(missing)
      if (!as.may(anyOf)) {
        const mine = await ask(as, OWN, named('theirs'))
        expect([mine.answer, mine.statements]).toEqual([theirs.answer, 0])
        expect([theirs.answer[0], theirs.statements]).toEqual([403, 0])
        return
      }
      expect(theirs.answer[0]).toBe(404)
      // A parameter that no route knows, so that nothing is changed: who is let in is told that, and nothing of the id.
      const mine = await ask(as, OWN, named('theirs', 'no_such_parameter=1'))
      expect(mine.answer[0]).toBe(400)
      if (spec.method !== 'GET') return
      const read = await ask(as, OWN, named('theirs'))
      // An agent sees only what it handed in itself; who is limited, no report or attachment over the whole tenant (decision
      // 026); and no report's content is made here.
      const out = as.role === 'agent' || (as.limited && /attachments|evidence-drops|reports/.test(spec.path))
      expect(read.answer[0]).toBe(out || spec.path.endsWith('/content') ? 404 : 200)
    })
  },
)

describe.each(lists.map((spec) => [spec.path, spec] as const))('GET %s', (path, spec) => {
  it('shows another tenant nothing of it', async () => {
    const theirs = await call(spec, path, other, OTHER)
    const text = await theirs.text()
    expect(theirs.status).toBe(200)
    expect(text).not.toContain(CANARY)
    for (const params of Object.values(ids))
      for (const [key, value] of Object.entries(params))
        if (!OF_NO_TENANT.includes(key)) expect(text).not.toContain(value)
  })
})

it('lets nobody declare what a container of another tenant is for', async () => {
  const spec = rowOf('POST', '/component-declarations')
  const declare = (asset: string) =>
    call(spec, spec.path, other, OTHER, {
      components: [{ asset, component: `name:${CANARY}-1` }],
      declared: null,
      reason: 'stolen',
    })
  const asset = ids['/assets/{id}']?.id ?? ''
  const before = await everything()
  const theirs = await seen(await declare(asset))
  expect(theirs[0]).toBe(404)
  expect(theirs).toEqual(await seen(await declare(`ast_${'0'.repeat(32)}`)))
  expect(await everything()).toEqual(before)
})

it('plants the canary where lists would show it', async () => {
  for (const path of [
    '/submissions',
    '/evidence',
    '/assets',
    '/components?limit=500',
    '/states?limit=500',
    '/findings?limit=500',
    '/findings/export',
    '/vulnerabilities',
    '/vulnerabilities/export',
    '/exceptions',
    '/tokens',
    '/agents',
    '/members',
    '/invites',
    '/audit-events',
  ]) {
    const spec = rowOf('GET', path.split('?')[0] ?? '')
    expect([path, (await (await call(spec, path, own, OWN)).text()).includes(CANARY)]).toEqual([path, true])
  }
})
