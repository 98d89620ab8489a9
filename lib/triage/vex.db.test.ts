import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise, type Scope, systemScope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { submitReport } from '@/lib/ingest/submit-report'
import { digestOf, type MadeImage, trivyReport } from '@/lib/ingest/testing/trivy-report'
import { type MadeStatement, vexDocument } from '@/lib/ingest/testing/vex-document'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { assetsQuery } from '@/lib/views/asset.schema'
import { listAssets } from '@/lib/views/assets'
import { findingDetail } from '@/lib/views/finding'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeFinding } from './change-finding'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))
const input = { asset: null, kind: null, tool: null, observedAt: null, labels: {}, fullCoverage: true }
const scan = (scope: Scope, image: MadeImage) => submitReport(scope, { ...input, body: trivyReport(image) })
const say = (
  scope: Scope,
  id: string,
  at: Date,
  statements: readonly MadeStatement[],
  asset: string | null = null,
) => submitReport(scope, { ...input, asset, body: vexDocument(id, at, statements) })
const list = async (scope: Scope, query: object = {}) =>
  (await listFindings(scope, findingsQuery.parse({ limit: 500, ...query }))).items
const statuses = async (scope: Scope, query: object = {}) =>
  Object.fromEntries((await list(scope, query)).map(({ title, status }) => [title, status]))

const APP = 'registry.example.com/team/app'
const oci = (config: string) => `pkg:oci/app@${digestOf(config).replace(':', '%3A')}`
const OPENSSL = 'pkg:deb/debian/openssl@1.0'
const FOUND = [
  { id: 'CVE-2026-0001', name: 'openssl', fixed: '2', severity: 'CRITICAL' },
  { id: 'CVE-2026-0001', name: 'libssl3', fixed: '2', severity: 'CRITICAL' },
  { id: 'CVE-2026-0002', name: 'openssl', severity: 'LOW' },
]
const image = (config: string, n: number, tag = `${APP}:1`): MadeImage => ({
  config,
  tags: [tag],
  at: day(n),
  found: FOUND,
})
const not = (product: string, components: readonly string[] = [], flaw = 'CVE-2026-0001'): MadeStatement => ({
  flaw,
  product,
  components,
  status: 'not_affected',
})

describe('a statement of a VEX document', () => {
  it('answers the finding that it is about, and says who said so, when and why', async () => {
    const scope = (await testTenant('answers')).scope('operator')
    await scan(scope, image('a', 1))
    await say(scope, 'https://example.com/vex/1', day(2), [not(oci('a'), [OPENSSL])])
    expect(await statuses(scope)).toEqual({
      'CVE-2026-0001 openssl': 'not_affected',
      'CVE-2026-0001 libssl3': 'open',
      'CVE-2026-0002 openssl': 'open',
    })
    const [finding] = await list(scope, { status: 'not_affected' })
    const { vex, version } = await findingDetail(scope, finding?.id ?? '')
    expect(vex).toEqual([
      expect.objectContaining({
        status: 'not_affected',
        author: 'Example PSIRT',
        document: 'https://example.com/vex/1',
        stated_at: day(2).toISOString(),
        detail: 'vulnerable_code_not_present',
        component: OPENSSL,
        holds: true,
      }),
    ])
    await expect(
      changeFinding(scope, finding?.id ?? '', { version, status: 'in_progress' }),
    ).rejects.toMatchObject({ code: 'finding_not_affected' })
    // As of the day before it was open, and it still fails: only how it is handled is another.
    const before = { as_of: new Date(day(2).getTime() - 1000).toISOString() }
    expect((await statuses(scope, before))['CVE-2026-0001 openssl']).toBe('open')
    expect((await list(scope, { status: 'active' })).length).toBe(2)
  })

  it('speaks of nothing in another tenant', async () => {
    const scope = (await testTenant('speaks')).scope('operator')
    const neighbour = (await testTenant('neighbour')).scope('operator')
    await scan(scope, image('a', 1))
    await scan(neighbour, image('a', 1))
    await say(neighbour, 'vex', day(2), [not(oci('a'))])
    expect(Object.values(await statuses(scope))).toEqual(['open', 'open', 'open'])
    expect(Object.values(await statuses(neighbour)).sort()).toEqual(['not_affected', 'not_affected', 'open'])
  })

  it('leaves a finding open that fails on another image, too', async () => {
    const scope = (await testTenant('another-image')).scope('operator')
    await scan(scope, image('a', 1))
    await scan(scope, image('b', 2, `${APP}:2`))
    await say(scope, 'vex', day(3), [not(oci('a'))])
    expect((await statuses(scope))['CVE-2026-0001 openssl']).toBe('open')
    await say(scope, 'vex-2', day(3), [not(oci('b'))])
    expect((await statuses(scope))['CVE-2026-0001 openssl']).toBe('not_affected')
  })

  it('is followed by what was stated later, wherever, and ends with its document', async () => {
    const scope = (await testTenant('follows')).scope('operator')
    const one = async () => (await statuses(scope))['CVE-2026-0001 openssl']
    await scan(scope, image('a', 1))
    await say(scope, 'vex', day(2), [not(oci('a')), not(oci('a'), [], 'CVE-2026-0002')])
    expect(await one()).toBe('not_affected')
    await say(scope, 'other', day(4), [{ ...not(`${APP}:1`), status: 'affected' }])
    expect(await one()).toBe('open')
    // An older one does not take that back.
    await say(scope, 'third', day(3), [{ ...not(oci('a')), status: 'fixed' }])
    expect(await one()).toBe('open')
    await say(scope, 'third', day(5), [{ ...not(oci('a')), status: 'fixed' }])
    expect(await one()).toBe('not_affected')
    // The next version of the document no longer makes it.
    await say(scope, 'third', day(6), [not(oci('a'), [], 'CVE-2026-0009')])
    expect(await one()).toBe('open')
    await say(scope, 'fourth', day(7), [not(oci('a'))])
    expect(await one()).toBe('not_affected')
    const documents = (await listAssets(scope, assetsQuery.parse({ kind: 'source' }))).items
    const fourth = documents.find(({ name }) => name === 'fourth')
    await changeAsset(scope, fourth?.id ?? '', { retired: { reason: 'A mistake.' } }, new Date())
    expect(await one()).toBe('open')
    expect((await statuses(scope))['CVE-2026-0002 openssl']).toBe('not_affected')
    // Later, as of then, it was not.
    expect(
      (await statuses(scope, { as_of: new Date(day(5).getTime() + 1000).toISOString() }))[
        'CVE-2026-0001 openssl'
      ],
    ).toBe('not_affected')
  })

  it('of another document does not end it, though both are handed in under one name', async () => {
    const scope = (await testTenant('one-name')).scope('operator')
    await scan(scope, image('a', 1))
    await say(scope, 'https://example.com/vex/1', day(2), [not(oci('a'))], 'vex')
    await say(scope, 'https://example.com/vex/2', day(3), [not(oci('a'), [], 'CVE-2026-0002')], 'vex')
    expect(Object.values(await statuses(scope))).toEqual(['not_affected', 'not_affected', 'not_affected'])
    await say(scope, 'https://example.com/vex/1', day(4), [not(oci('b'))], 'vex')
    expect((await statuses(scope))['CVE-2026-0001 openssl']).toBe('open')
    expect((await statuses(scope))['CVE-2026-0002 openssl']).toBe('not_affected')
  })

  it('reaches no further than the assets that its sender may hand in for', async () => {
    const tenant = await testTenant('reaches')
    const scope = tenant.scope('operator')
    await scan(scope, image('a', 1))
    const token = authorise({ ...tenant.principal('agent'), assetPrefix: 'billing-' }, 'submissions.create')
    await say(token, 'vex', day(2), [not(oci('a'))], 'billing-vex')
    expect((await statuses(scope))['CVE-2026-0001 openssl']).toBe('open')
    const other = authorise(
      { ...tenant.principal('agent', 'two'), assetPrefix: 'registry.example.com/team/' },
      'submissions.create',
    )
    await say(other, 'vex', day(2), [not(oci('a'))], 'registry.example.com/team/vex')
    expect((await statuses(scope))['CVE-2026-0001 openssl']).toBe('not_affected')
  })
})

type Step =
  | { kind: 'scan'; config: string; n: number }
  | { kind: 'vex'; id: string; n: number; status: 'not_affected' | 'affected'; of: string }

it('findings are answered alike in whatever order scans and documents arrive', {
  timeout: 240_000,
}, async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constant('scan' as const),
      config: fc.constantFrom('a', 'b'),
      n: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({
      kind: fc.constant('vex' as const),
      id: fc.constantFrom('one', 'two'),
      n: fc.integer({ min: 1, max: 9 }),
      status: fc.constantFrom('not_affected' as const, 'affected' as const),
      of: fc.constantFrom(oci('a'), oci('b'), `${APP}:1`, 'pkg:deb/debian/openssl'),
    }),
  )
  const history = fc.uniqueArray(step, {
    minLength: 2,
    maxLength: 7,
    selector: (s) => (s.kind === 'scan' ? `scan ${s.config} ${s.n}` : `vex ${s.id} ${s.n}`),
  })
  const take = (tenant: TestTenant, one: Step) =>
    one.kind === 'scan'
      ? scan(tenant.scope('operator'), {
          ...image(one.config, one.n, one.config === 'a' ? `${APP}:1` : `${APP}:2`),
        })
      : say(tenant.scope('operator'), one.id, day(one.n), [
          { flaw: 'CVE-2026-0001', product: one.of, status: one.status },
        ])
  const said = async (tenant: TestTenant) => {
    const moments = [2, 4, 6, 8].map((n) => ({ as_of: new Date(day(n).getTime() + 1000).toISOString() }))
    return Promise.all([{}, ...moments].map((query) => statuses(tenant.scope('operator'), query)))
  }
  let run = 0
  await fc.assert(
    fc.asyncProperty(history, fc.nat(), async (steps, seed) => {
      const ordered = await testTenant(`vex-ordered-${run}`)
      const shuffled = await testTenant(`vex-shuffled-${run++}`)
      for (const one of steps.toSorted((a, b) => a.n - b.n)) await take(ordered, one)
      const turn = seed % steps.length
      for (const one of [...steps.slice(turn), ...steps.slice(0, turn)].toReversed())
        await take(shuffled, one)
      expect(await said(shuffled)).toEqual(await said(ordered))
      for (const tenant of [ordered, shuffled])
        expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
    }),
    { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 6), endOnFailure: true },
  )
})
