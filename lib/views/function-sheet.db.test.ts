import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { changeAsset } from '@/lib/assets/change-asset'
import { localDay } from '@/lib/core/local-day'
import { parsePublicId } from '@/lib/core/public-id'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { submitReport } from '@/lib/ingest/submit-report'
import { buildSnapshot } from '@/lib/reports/build-snapshot'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import type { ReportWork } from '@/lib/store/reports/read-report-work'
import { checkTallies } from '@/lib/tally/check-tallies'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { controlDetail } from './control-detail'
import { functionSheet } from './function-sheet'
import { functionSheet as schema } from './function-sheet.schema'
import { readAuditEvents } from './read-audit-events'
import { listStates } from './states'

let database: TestDatabase
let db: pg.Client
let scope: Scope
let other: Scope
let pci: string
let host: string

const HOUR = 3_600_000
const base = Date.now() - 48 * HOUR
const at = (hours: number) => new Date(base + hours * HOUR)
const asOf = (hours: number) => ({ as_of: at(hours).toISOString() })
const snapshot = (name: string) => readFileSync(`lib/formats/engine-snapshot/goldens/${name}`, 'utf8')
const web = { function: 'web', level: 'high', way: 'only_one' } as const

async function push(name: string, asset: string, hours: number, edit: (text: string) => string = (t) => t) {
  const { row } = await submitReport(scope, {
    body: new TextEncoder().encode(edit(snapshot(name))),
    asset,
    kind: null,
    tool: null,
    observedAt: at(hours),
    fullCoverage: false,
    labels: { env: 'prod' },
  })
  return row
}
const sheet = async (query: Record<string, string | number> = {}) =>
  schema.parse(await functionSheet(scope, { limit: 500, ...query }))
const rowOf = async (name: string, query: Record<string, string | number> = {}) =>
  (await sheet(query)).items.find((row) => row.name === name)
const declare = (names: readonly string[], declared: object | null = web, more: object = {}) =>
  declareFunctions(scope, {
    components: names.map((name) => ({ asset: host, component: `name:${name}` })),
    declared: declared as typeof web | null,
    reason: 'because',
    ...more,
  })
async function safeguardAt(query: object = {}) {
  const detail = await controlDetail(scope, pci, '2.2.3', query)
  const why = detail.why.find((one) => one.safeguard === 'container.single-primary-function')
  return [why?.result, why?.reason ?? undefined]
}

beforeAll(async () => {
  database = await testDatabase()
  db = new pg.Client({ connectionString: database.ownerUrl })
  await db.connect()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  other = (await testTenant('pier')).scope('owner')
  pci = await createAssessment(scope, { name: 'PCI', framework: 'pci-dss-4.0.1' })
  await push('default-20.10.json', 'edge-01', 1)
  await push('empty-20.10.json', 'spare-03', 1)
  host = (await sheet()).items[0]?.asset.id ?? ''
}, 60_000)
afterAll(async () => {
  await db.end()
  await closeConnections()
  await database.drop()
})

describe('a snapshot that was handed in', () => {
  it('shows every container with what was seen of it and where that stands in the bytes', async () => {
    const { items, counts, hosts, total } = await sheet()
    expect([items.length, total]).toEqual([28, 28])
    expect(counts).toMatchObject({ needs_declaration: 27, not_running: 1 })
    const erp = items.find(({ name }) => name === 'legacy-erp')
    expect(erp).toMatchObject({
      asset: { name: 'edge-01' },
      component: 'name:legacy-erp',
      image: 'registry.lab.example/legacy/all-in-one:3',
      published: ['0.0.0.0:2222->2222/tcp', '[::]:2222->2222/tcp'],
      evidence: 'needs_declaration',
      neighbours: { high: 0, medium: 0, low: 0, undeclared: 26 },
    })
    expect(erp?.servers.map(({ program, processes }) => [program, processes])).toEqual([
      ['cron', 1],
      ['nginx', 3],
      ['redis-server', 1],
      ['sshd', 1],
    ])
    const bytes = Buffer.from(snapshot('default-20.10.json')).subarray(erp?.at.from, erp?.at.to)
    expect(JSON.parse(bytes.toString()).body.Name).toBe('/legacy-erp')
    expect(hosts.map(({ asset, containers, running }) => [asset.name, containers, running])).toEqual([
      ['edge-01', 28, 27],
      ['spare-03', 0, 0],
    ])
  })

  it('gives states of several kinds and of SSH servers, and facts of functions', async () => {
    const { items } = await listStates(scope, { limit: 500, asset: 'edge-01', result: 'fail' })
    const ofFunctions = items.filter(({ check }) =>
      ['several-server-kinds', 'sshd-running'].includes(check.printed_id ?? ''),
    )
    expect(ofFunctions.map(({ check, subject }) => `${check.printed_id} ${subject}`).sort()).toEqual([
      'several-server-kinds cronned-cache',
      'several-server-kinds legacy-drop',
      'several-server-kinds legacy-erp',
      'several-server-kinds legacy-super',
      'sshd-running legacy-drop',
      'sshd-running legacy-erp',
    ])
    expect(items.every(({ check }) => check.known)).toBe(true)
  })

  it('keeps no secret and no argument of a container in any table but the evidence, and of a variable its name', async () => {
    const { rows } = await db.query<{ text: string }>(
      'SELECT components::text AS text FROM component_set UNION ALL SELECT detail FROM state_current',
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { text } of rows) expect(text).not.toMatch(/lab-not-a-real|PASSWORD=|SECRET=|daemon off/)
  })

  it('is seen by nobody of another tenant', async () => {
    const theirs = await functionSheet(other, { limit: 500 })
    expect([theirs.items, theirs.hosts]).toEqual([[], []])
    await expect(functionSheet(other, { limit: 5, assessment: pci })).rejects.toThrow()
    const stolen = { components: [{ asset: host, component: 'name:shop-web-1' }], declared: web, reason: 'x' }
    await expect(declareFunctions(other, stolen)).rejects.toThrow()
  })

  it('can be filtered and read in pages', async () => {
    expect((await sheet({ q: 'dropbear' })).items.map(({ name }) => name)).toEqual(['legacy-drop'])
    expect((await sheet({ asset: 'spare-03' })).items).toEqual([])
    const first = await sheet({ limit: 20 })
    const second = await sheet({ limit: 20, cursor: first.next_cursor ?? '' })
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([20, 8, null])
  })
})

describe('a report', () => {
  it('of PCI freezes the same rows as the page shows at its instants, and one of ISO none', async () => {
    const iso = await createAssessment(scope, { name: 'ISO', framework: 'iso27001-2022' })
    const now = new Date()
    const freeze = (id: string) => {
      const work = { assessmentId: parsePublicId('assessment', id) ?? '', asOf: now, knownAt: now }
      const proof = { origin: '', size: 0, root: '', checkpoint: '', vkey: '' }
      return inTenant(scope, (tx) => buildSnapshot(tx, work as ReportWork, proof, now))
    }
    const { functions } = await freeze(pci)
    const page = await sheet({ assessment: pci, as_of: now.toISOString(), known_at: now.toISOString() })
    expect(functions?.map(({ host }) => host)).toEqual(page.hosts.map(({ asset }) => asset.name))
    expect(
      functions?.flatMap(({ host, rows }) =>
        rows.map(({ name, evidence, place }) => [host, name, evidence, place.from]),
      ),
    ).toEqual(page.items.map(({ asset, name, evidence, at }) => [asset.name, name, evidence, at.from]))
    expect((await freeze(iso)).functions).toBeUndefined()
  })
})

describe('declaring', () => {
  it('leaves the safeguard open while anything needs a declaration, and says so', async () => {
    expect(await safeguardAt()).toEqual(['not_assessed', 'needs_declaration'])
    const before = new Date(Date.now() - 1).toISOString()
    await declare(['shop-web-1', 'shop-web-quota', 'plain-api', 'paused-web'])
    expect(await rowOf('shop-web-1')).toMatchObject({
      declared: { ...web, by: 'person', act: { reason: 'because', actor: { label: 'owner' } } },
      evidence: 'consistent',
    })
    expect(await safeguardAt()).toEqual(['not_assessed', 'needs_declaration'])
    expect((await rowOf('shop-web-1', { known_at: before }))?.declared).toBeNull()
    expect((await rowOf('shop-web-1', asOf(2)))?.declared).toBeNull()
  })

  it('a contradiction makes the safeguard fail, and taking it back mends that', async () => {
    await declare(['shop-cache-1'])
    expect(await rowOf('shop-cache-1')).toMatchObject({
      evidence: 'contradicted',
      reasons: [{ code: 'other_function', what: ['cache'] }],
    })
    expect(await safeguardAt()).toEqual(['fail', undefined])
    expect((await sheet({ evidence: 'contradicted' })).items.map(({ name }) => name)).toEqual([
      'shop-cache-1',
    ])
    await declare(['shop-cache-1'], null)
    expect((await rowOf('shop-cache-1'))?.evidence).toBe('needs_declaration')
    expect(await safeguardAt()).toEqual(['not_assessed', 'needs_declaration'])
  })

  it('in the past holds from then on, yet is known only from now on', async () => {
    const known_at = new Date(Date.now() - 1).toISOString()
    await declare(['oldie'], web, { valid_from: at(3).toISOString() })
    expect((await rowOf('oldie', asOf(2)))?.declared).toBeNull()
    expect((await rowOf('oldie', asOf(4)))?.declared?.function).toBe('web')
    expect((await rowOf('oldie', { ...asOf(4), known_at }))?.declared).toBeNull()
    await declare(['oldie'], { ...web, level: 'low' }, { valid_from: at(2).toISOString() })
    expect([
      (await rowOf('oldie', asOf(2.5)))?.declared?.level,
      (await rowOf('oldie', asOf(4)))?.declared?.level,
    ]).toEqual(['low', 'high'])
  })

  it('by the labels of the host fills what nobody else said', async () => {
    await changeAsset(
      scope,
      host,
      { labels: { 'plimsoll.function': 'worker', 'plimsoll.security-level': 'low' } },
      new Date(),
    )
    expect(await rowOf('ci-runner')).toMatchObject({
      declared: { function: 'worker', level: 'low', by: 'host_label', act: null },
      evidence: 'consistent',
    })
    expect((await rowOf('shop-web-1'))?.declared?.by).toBe('person')
    await changeAsset(
      scope,
      host,
      { labels: { 'plimsoll.function': null, 'plimsoll.security-level': null } },
      new Date(),
    )
  })

  it('everything right, the safeguard passes; tallies agree all along', async () => {
    const { items } = await sheet()
    const running = items.filter(({ running }) => running)
    const kind = (row: (typeof items)[number]) =>
      row.servers.find(({ kind }) => kind !== 'cron')?.kind ?? 'worker'
    for (const wanted of new Set(running.map(kind)))
      await declare(
        running.filter((row) => kind(row) === wanted).map(({ name }) => name),
        { ...web, function: wanted },
      )
    const { counts } = await sheet()
    expect(counts).toMatchObject({ contradicted: 0, needs_declaration: 0, needs_review: 4 })
    expect(await safeguardAt()).toEqual(['not_assessed', 'needs_review'])
    await push('hardened-20.10.json', 'edge-01', 30, (text) =>
      text.replaceAll(
        'ETYS:NQJC:3C4R:URQW:HQME:WBYS:2Y7L:4QMG:7A3E:OATZ:BWQ7:4BJ2',
        'ZW4N:5WM6:CZJP:U55B:DKEL:CRG6:N6O5:LQYR:E6MB:YDSC:ALRY:FNGZ',
      ),
    )
    const after = (await sheet()).items
    expect(after.map(({ name }) => name).every((name) => name.startsWith('ledger-'))).toBe(true)
    for (const wanted of ['cache', 'web', 'worker'])
      await declare(
        after.filter((row) => kind(row) === wanted).map(({ name }) => name),
        { ...web, function: wanted },
      )
    expect(await safeguardAt()).toEqual(['pass', undefined])
    for (const hours of [0, 24, 47.9])
      expect(await checkTallies(scope, localDay(at(hours).getTime(), 'Asia/Shanghai'))).toEqual([])
  })

  it('refuses what cannot be declared', async () => {
    await expect(declare(['no-such-container'])).rejects.toMatchObject({ code: 'not_found' })
    await expect(declare(['ledger-web-1'], { ...web, function: 'oracle' })).rejects.toMatchObject({
      code: 'invalid_body',
    })
    const ahead = { valid_from: new Date(Date.now() + HOUR).toISOString() }
    await expect(declare(['ledger-web-1'], web, ahead)).rejects.toMatchObject({ at: '/valid_from' })
  })

  it('is in the audit log and has its leaf in the evidence log', async () => {
    const { items } = await readAuditEvents(scope, { limit: 5, action: 'component.declared' })
    expect(items[0]).toMatchObject({
      actor: { label: 'owner' },
      after: { function: 'worker', reason: 'because' },
    })
    const { rows } = await db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM log_leaf WHERE log = 'evidence' AND convert_from(leaf, 'UTF8') LIKE '%"type":"declaration"%'`,
    )
    expect(rows[0]?.n).toBeGreaterThan(5)
  })
})
