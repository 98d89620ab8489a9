import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { versionOfRules } from '@/lib/grants/version-of-rules'
import { type Sender, type World, world } from '@/tools/testing/world'
import type { RouteSpec } from './route-spec'
import { ROUTES } from './routes'

const [OWN, OTHER] = ['harbour-bank', 'north-pier']
const API = fileURLToPath(new URL('../../app/api/v1', import.meta.url))
/** Planted in everything a tenant writes; must never be seen from the other one. */
const CANARY = 'canary-7d1f'

let w: World
let owner: pg.Client
let own: Sender
let other: Sender
/** Ids of the first tenant, by the path of the route that reads or changes one. */
const ids: Record<string, Record<string, string>> = {}

type Method = (request: Request) => Promise<Response>
async function call(
  spec: RouteSpec,
  path: string,
  as: Sender,
  tenant: string,
  body?: unknown,
): Promise<Response> {
  const folder = spec.path.replaceAll(/\{([^}]+)\}/g, '[$1]')
  const handlers: Record<string, Method> = await import(/* @vite-ignore */ join(API, folder, 'route.ts'))
  const handler = handlers[spec.method]
  if (!handler) throw new Error(`no handler for ${spec.method} ${spec.path}`)
  return handler(
    w.request(spec.method, `/api/v1${path}`, { as, tenant, ...(body === undefined ? {} : { body }) }),
  )
}
const rowOf = (method: string, path: string): RouteSpec => {
  const spec = ROUTES.find((one) => one.method === method && one.path === path)
  if (!spec) throw new Error(`no row ${method} ${path}`)
  return spec
}
const fill = (path: string, params: Record<string, string>) =>
  path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '-'))
const json = async (response: Response) =>
  (await response.json()) as { id: string; items: Record<string, unknown>[]; [more: string]: unknown }
const post = async (path: string, params: Record<string, string>, body: unknown) =>
  json(await call(rowOf('POST', path), fill(path, params), own, OWN, body))

beforeAll(async () => {
  w = await world()
  owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
  own = await w.signIn(`owner@${OWN}.example`)
  other = await w.signIn(`owner@${OTHER}.example`)
  const report = readFileSync('demo/reports/docker-bench/lab-default.json', 'utf8').replaceAll(
    'shop-web',
    CANARY,
  )
  const submit = rowOf('POST', '/submissions')
  const handlers: Record<string, Method> = await import(join(API, 'submissions', 'route.ts'))
  const headers = { authorization: `Bearer ${w.logins.tenants.find((t) => t.slug === OWN)?.tokens.agent}` }
  const request = new Request(
    `http://localhost:3000/api/v1${submit.path}?asset=${CANARY}-host&label=env:${CANARY}`,
    { method: 'POST', body: report, headers },
  )
  const receipt = (await json((await handlers.POST?.(request)) ?? new Response('{}'))) as {
    id: string
    assets?: { id: string }[]
    evidence?: { sha256: string }
  }
  const snapshot = readFileSync('demo/reports/docker-engine/default-20.10.json', 'utf8')
  await handlers.POST?.(
    new Request(
      `http://localhost:3000/api/v1${submit.path}?asset=${CANARY}-host&observed_at=${new Date().toISOString()}`,
      {
        method: 'POST',
        body: snapshot.replaceAll('shop-web', CANARY),
        headers,
      },
    ),
  )
  const list = async (path: string) => (await json(await call(rowOf('GET', path), path, own, OWN))).items
  const assessment = (await list('/assessments'))[0] as { id: string }
  const control = 'SMC1.2.a'
  const tree = await json(
    await call(
      rowOf('GET', '/assessments/{id}/controls'),
      `/assessments/${assessment.id}/controls`,
      own,
      OWN,
    ),
  )
  const first = (tree.items.find((row) => row.kind === 'control') ?? { control }) as { control: string }
  const at = { id: assessment.id, control: first.control }
  const determination = (await post('/assessments/{id}/controls/{control}/determinations', at, {
    verdict: 'met',
    narrative: CANARY,
    attachments: [{ name: `${CANARY}.txt`, media_type: 'text/plain', content_base64: btoa(CANARY) }],
  })) as { id: string; attachments?: { id: string }[] }
  await post(
    '/component-declarations',
    {},
    {
      components: [{ asset: receipt.assets?.[0]?.id ?? '', component: `name:${CANARY}-1` }],
      declared: { function: 'web', level: 'high', way: 'only_one' },
      reason: CANARY,
    },
  )
  const made = await post('/assessments/{id}/reports', { id: assessment.id }, { format: 'csv', lang: 'en' })
  const token = await post('/tokens', {}, { kind: 'reader', name: CANARY })
  const agent = await post('/agents', {}, { name: CANARY })
  const member = await post('/members', {}, { email: `${CANARY}@example.com`, name: CANARY, role: 'viewer' })
  const invite = await post('/invites', {}, { email: `invited@${CANARY}.example`, roles: ['viewer'] })
  const [session] = await list('/member-sessions')
  const webhook = await post(
    '/webhooks',
    {},
    {
      name: CANARY,
      kind: 'wecom',
      url: `https://hooks.example.com/${CANARY}`,
      events: ['gap.new'],
    },
  )
  const provider = await post(
    '/identity-providers',
    {},
    {
      name: CANARY,
      ldap: {
        servers: [`ldaps://${CANARY}.example`],
        ca: null,
        bind_dn: null,
        people_base: 'dc=example',
        people_filter: '(uid={login})',
        subject_attribute: 'entryUUID',
        login_attribute: 'uid',
        name_attribute: 'cn',
        email_attribute: 'mail',
        account_state: 'none',
        groups: 'walk',
        groups_base: null,
        groups_filter: null,
      },
    },
  )
  const finding = String((await list('/findings'))[0]?.id)
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const exception = await post('/exceptions', {}, { kind: 'risk', reason: CANARY, until, ids: [finding] })
  const bulk = await post('/findings/bulk', {}, { ids: [finding], comment: CANARY })
  const id = (value: string | undefined) => ({ id: value ?? 'missing' })
  Object.assign(ids, {
    '/submissions/{id}': id(receipt.id),
    '/evidence/{sha256}': { sha256: receipt.evidence?.sha256 ?? '' },
    '/assets/{id}': id(receipt.assets?.[0]?.id),
    '/assets/{id}/timeline': id(receipt.assets?.[0]?.id),
    '/findings/{id}': id(finding),
    '/findings/bulk/{id}': id(bulk.id),
    '/findings/bulk/{id}/continue': id(bulk.id),
    '/findings/bulk/{id}/undo': id(bulk.id),
    '/exceptions/{id}': id(exception.id),
    '/exceptions/{id}/decision': id(exception.id),
    '/assessments/{id}': id(assessment.id),
    '/assessments/{id}/controls': id(assessment.id),
    '/assessments/{id}/revisions': id(assessment.id),
    '/assessments/{id}/trend': id(assessment.id),
    '/assessments/{id}/sample': id(assessment.id),
    '/assessments/{id}/controls/{control}': at,
    '/assessments/{id}/controls/{control}/timeline': at,
    '/assessments/{id}/controls/{control}/determinations': at,
    '/assessments/{id}/reports': id(assessment.id),
    '/determinations/{id}/decision': id(determination.id),
    '/attachments/{id}': id(determination.attachments?.[0]?.id),
    '/reports/{id}': id(made.id),
    '/reports/{id}/content': id(made.id),
    '/tokens/{id}': id(token.id),
    '/agents/{id}': id(agent.id),
    '/members/{id}': id(member.id),
    '/members/{id}/sessions': id(member.id),
    '/members/{id}/second-factor': id(member.id),
    '/member-sessions/{id}': id(String(session?.id)),
    '/invites/{id}': id(invite.id),
    '/invites/{id}/link': id(invite.id),
    '/webhooks/{id}': id(webhook.id),
    '/webhooks/{id}/secret': id(webhook.id),
    '/webhooks/{id}/test': id(webhook.id),
    '/webhooks/{id}/deliveries': id(webhook.id),
    '/identity-providers/{id}': id(provider.id),
    '/identity-providers/{id}/test': id(provider.id),
    '/identity-providers/{id}/rules': id(provider.id),
    '/identity-providers/{id}/rules/preview': id(provider.id),
  })
}, 120_000)
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
  'POST /identity-providers/{id}/rules/preview': { rules: [STOLEN_RULE] },
  'POST /invites/{id}/link': { days: 7 },
}

/** Everything the first tenant has, as one digest a table. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t WHERE tenant_id = (SELECT tenant_id FROM tenant_directory WHERE slug = $1)`,
      [OWN],
    )
    digests[name] = rows[0]?.digest ?? ''
  }
  return digests
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
    const missing = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        key === 'control' ? value : value.replaceAll(/[0-9a-f](?=[0-9a-f]{0,30}$)/g, '0'),
      ]),
    )
    const nobodys = await seen(await call(spec, addressOf(spec, missing), other, OTHER, body))
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

describe.each(lists.map((spec) => [spec.path, spec] as const))('GET %s', (path, spec) => {
  it('shows another tenant nothing of it', async () => {
    const theirs = await call(spec, path, other, OTHER)
    const text = await theirs.text()
    expect(theirs.status).toBe(200)
    expect(text).not.toContain(CANARY)
    for (const params of Object.values(ids))
      for (const [key, value] of Object.entries(params))
        if (key !== 'control') expect(text).not.toContain(value)
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
