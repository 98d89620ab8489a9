import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { callRoute } from '@/tools/testing/call-route'
import { countStatements } from '@/tools/testing/count-statements'
import { plant } from '@/tools/testing/plant'
import { type Sender, type World, world } from '@/tools/testing/world'
import type { RouteSpec } from './route-spec'
import { ROUTES } from './routes'

/**
 * Two tenants that have one of everything each. What one is told (lists, counts, statistics, exports, logs) is byte for byte
 * what it was told before the other had anything; the other's cursors, filters, ids and words get it nothing, and no answer may
 * be kept by a cache to be given to another.
 */
const [OWN, OTHER] = ['harbour-bank', 'north-pier']
const [CANARY, OURS] = ['canary-0b6e', 'ours-93fd']
type Ids = Record<string, Record<string, string>>
type Json = { items: Record<string, unknown>[]; next_cursor: string | null; total?: number }

let w: World
let own: Sender
let other: Sender
/** Of the tenant that looks, and of the one that must not be seen. */
let ours: Ids
let theirs: Ids
const before = new Map<string, string>()

const inTenant: readonly RouteSpec[] = ROUTES.filter(
  (spec) => 'anyOf' in spec.access && !spec.access.anyOf.every((action) => action === 'agents.heartbeat'),
)
const reads = inTenant.filter(({ method }) => method === 'GET')
const lists = reads.filter(({ path }) => !path.includes('{'))
const queryOf = (spec: RouteSpec) => Object.keys(spec.query?.shape ?? {})
const ARCHIVE = '/tenant-archive'
const LOGS = ['evidence', 'audit'].flatMap((log) => [
  `/log/${log}/checkpoint`,
  `/log/${log}/entries?start=0&end=5`,
])

function get(path: string, as: Sender, tenant: string, headers?: Record<string, string>): Promise<Response> {
  const [template = ''] = path.split('?')
  const spec = reads.find((one) =>
    new RegExp(`^${one.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(template),
  )
  if (!spec) throw new Error(`no route for ${path}`)
  return callRoute(w, spec, path, { as, tenant, ...(headers ? { headers } : {}) })
}
const ask = async (path: string) => {
  const response = await get(path, other, OTHER)
  return { status: response.status, text: await response.text() }
}
const listed = async (path: string, as: Sender, tenant: string) =>
  (await (await get(path, as, tenant)).json()) as Json
/** Times of looking are other ones each time. */
const timeless = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d)/g, 'T')
const everyQuestion = () => [
  // First: a checkpoint that is asked for is signed, which the list of evidence then says.
  ...LOGS,
  ...lists
    // What says that it was asked for, too.
    .filter(({ path }) => !path.startsWith('/audit-events') && path !== ARCHIVE)
    .map(({ path }) => path),
  ...lists.filter((spec) => queryOf(spec).includes('limit')).map(({ path }) => `${path}?limit=2`),
  ...reads
    .filter(({ path }) => ours[path] && !path.endsWith('/sample'))
    .map(({ path }) => path.replaceAll(/\{([^}]+)\}/g, (_, key: string) => ours[path]?.[key] ?? '')),
]

beforeAll(async () => {
  w = await world()
  // One instant for all, so that what is old is as old each time it is asked for.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  own = await w.signIn(`owner@${OWN}.example`)
  other = await w.signIn(`owner@${OTHER}.example`)
  ours = await plant(w, other, OTHER, OURS)
  for (const path of everyQuestion()) {
    const { status, text } = await ask(path)
    // Its worker does not run here.
    if (!path.endsWith('/content')) expect([path, status]).toEqual([path, 200])
    before.set(path, timeless(text))
  }
  theirs = await plant(w, own, OWN, CANARY)
}, 400_000)
afterAll(async () => {
  vi.useRealTimers()
  await w?.end()
})

const marks = () => [
  CANARY,
  ...Object.values(theirs)
    .flatMap((params) => Object.entries(params))
    // Controls, administrators of the platform and names of flaws are no tenant's.
    .filter(([key, value]) => !['control', 'administrator'].includes(key) && !/^(missing$|CVE-)/.test(value))
    .map(([, value]) => value),
]
const shown = (text: string) => marks().filter((mark) => text.includes(mark))

it('there is much to ask', () => {
  expect(before.size).toBeGreaterThan(60)
  expect(marks().length).toBeGreaterThan(20)
})

it('every list, count, statistic, export and log is what it was before the other tenant had anything', async () => {
  for (const [path, told] of before) {
    if (path === '/audit-events?limit=2') continue
    const { text } = await ask(path)
    expect([path, timeless(text)]).toEqual([path, told])
    expect([path, shown(text)]).toEqual([path, []])
  }
  expect(shown((await ask('/audit-events?limit=500')).text)).toEqual([])
})

it('the archive of everything a tenant has holds everything that was planted in it, and nothing of the other', async () => {
  const packed = await (await get(ARCHIVE, other, OTHER)).arrayBuffer()
  const text = gunzipSync(packed).toString('utf8')
  expect(text.split(OURS).length).toBeGreaterThan(20)
  expect(shown(text)).toEqual([])
})

let tried = 0
describe.each(lists.filter((spec) => queryOf(spec).includes('cursor')).map(({ path }) => path))(
  '%s',
  (path) => {
    it("goes on from another tenant's cursor with nothing but its own", async () => {
      const whole = await listed(`${path}?limit=500`, other, OTHER)
      const mine = new Set(whole.items.map((item) => JSON.stringify(item)))
      const page = await listed(`${path}?limit=1`, own, OWN)
      if (page.next_cursor === null) return expect(page.items.length).toBeLessThanOrEqual(1)
      const { status, text } = await ask(`${path}?limit=500&cursor=${encodeURIComponent(page.next_cursor)}`)
      expect(shown(text)).toEqual([])
      if (status === 400) return
      expect(status).toBe(200)
      const told = JSON.parse(text) as Json
      for (const item of told.items) expect(mine.has(JSON.stringify(item))).toBe(true)
      if (told.total !== undefined) expect(told.total).toBe(whole.total)
      tried++
    })
  },
)

it('there were cursors to try', () => {
  expect(tried).toBeGreaterThan(5)
})

/** What of the other tenant a parameter could name. */
function namedBy(key: string): { theirs: string; nobodys: string } | null {
  const id = (path: string, param = 'id') => theirs[path]?.[param] ?? ''
  const values: Readonly<Record<string, () => string>> = {
    asset: () => id('/assets/{id}'),
    agent: () => id('/agents/{id}'),
    assessment: () => id('/assessments/{id}'),
    evidence: () => id('/evidence/{sha256}', 'sha256'),
    sha256: () => id('/evidence/{sha256}', 'sha256'),
    finding: () => id('/findings/{id}'),
    member: () => id('/members/{id}'),
    owner: () => id('/members/{id}'),
    label: () => `env:${CANARY}`,
    q: () => CANARY,
  }
  const value = values[key]?.()
  if (!value) return null
  return {
    theirs: value,
    nobodys: value.startsWith('env:')
      ? 'env:nobody-0b6e'
      : value === CANARY
        ? 'nobody-0b6e'
        : value.replaceAll(/[0-9a-f](?=[0-9a-f]{0,30}$)/g, '0'),
  }
}
const asking = lists.flatMap((spec) =>
  queryOf(spec)
    .filter((key) =>
      [
        'asset',
        'agent',
        'assessment',
        'evidence',
        'sha256',
        'finding',
        'member',
        'owner',
        'label',
        'q',
      ].includes(key),
    )
    .map((key) => [`${spec.path}?${key}=`, key] as const),
)
it.each(asking)(
  '%s tells of what is of another tenant what it tells of what is not there',
  async (address, key) => {
    const named = namedBy(key)
    if (!named) throw new Error(`nothing is known for ${key}`)
    const answer = async (value: string) => {
      const { value: told, statements } = await countStatements(() =>
        ask(`${address}${encodeURIComponent(value)}`),
      )
      // An answer may repeat the question.
      return { ...told, text: timeless(told.text).replaceAll(value, '?'), statements: statements.length }
    }
    await answer(named.nobodys)
    const told = await answer(named.theirs)
    expect(told).toEqual(await answer(named.nobodys))
    expect(shown(told.text)).toEqual([])
  },
)

it('and finds its own by the same questions', async () => {
  const found = []
  for (const [address, key] of asking) {
    const named = namedBy(key)
    const text = await (await get(`${address}${encodeURIComponent(named?.theirs ?? '')}`, own, OWN)).text()
    if (shown(text).length > 0) found.push(address)
  }
  expect(found.length).toBeGreaterThan(asking.length / 3)
})

describe('what is sent', () => {
  const send = (method: 'POST' | 'PATCH', path: `/${string}`, address: string, body: unknown) =>
    callRoute(w, { method, path }, address, { as: other, tenant: OTHER, body })
  const same = async (of: (id: string) => Promise<Response>, id: string, missing: string) => {
    const seen = async (given: string) => {
      const { value, statements } = await countStatements(() => of(given))
      return [value.status, (await value.text()).replaceAll(given, '?'), statements.length]
    }
    await seen(missing)
    const told = await seen(id)
    expect(told).toEqual(await seen(missing))
    expect([400, 404, 409]).toContain(told[0])
  }
  const zero = (id: string) => id.replaceAll(/[0-9a-f](?=[0-9a-f]{0,30}$)/g, '0')
  const until = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

  it("names another tenant's finding, and that is one that is not there", async () => {
    const id = theirs['/findings/{id}']?.id ?? ''
    const bulk = (one: string) =>
      send('POST', '/findings/bulk', '/findings/bulk', { ids: [one], comment: 'stolen' })
    await same(bulk, id, zero(id))
    const exception = (one: string) =>
      send('POST', '/exceptions', '/exceptions', {
        kind: 'risk',
        reason: 'stolen',
        until: until(),
        ids: [one],
      })
    await same(exception, id, zero(id))
  })

  it("names another tenant's person or assessment, and that is one that is not there", async () => {
    const mine = ours['/findings/{id}']?.id ?? ''
    const person = theirs['/members/{id}']?.id ?? ''
    const bulk = (owner: string) => send('POST', '/findings/bulk', '/findings/bulk', { ids: [mine], owner })
    await same(bulk, person, zero(person))
    const change = (owner: string) =>
      send('PATCH', '/findings/{id}', `/findings/${mine}`, { version: 0, owner })
    await same(change, person, zero(person))
    const assessment = theirs['/assessments/{id}']?.id ?? ''
    const preview = (one: string) =>
      send('POST', '/assessments/preview', '/assessments/preview', { assessment: one, scope: { labels: {} } })
    await same(preview, assessment, zero(assessment))
  })
})

it('no answer may be kept by a cache, whoever asks, nor is one ever said to be as it was', async () => {
  const questions = everyQuestion()
  for (const path of questions) {
    const conditional = {
      'if-none-match': '*',
      'if-modified-since': new Date(Date.now() + 1000).toUTCString(),
    }
    const response = await get(path, other, OTHER, conditional)
    const { status, headers } = response
    await response.arrayBuffer()
    expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
    expect([path, headers.get('etag'), headers.get('last-modified'), status === 304]).toEqual([
      path,
      null,
      null,
      false,
    ])
  }
})
