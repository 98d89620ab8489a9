import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise, type Scope } from '@/lib/access/keys'
import { changeProfile } from '@/lib/assessments/change-profile'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { changeAsset } from '@/lib/assets/change-asset'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import { publicId } from '@/lib/core/public-id'
import { submitReport } from '@/lib/ingest/submit-report'
import { trivyReport } from '@/lib/ingest/testing/trivy-report'
import { tallyTenants } from '@/lib/rebuild/tally-tenants'
import { changeSettings } from '@/lib/settings/change-settings'
import { closeConnections } from '@/lib/store/client'
import { countByCheck } from '@/lib/store/findings/count-by-check'
import { ANY_FINDING } from '@/lib/store/findings/finding-sql'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { checkTallies } from '@/lib/tally/check-tallies'
import { decideException } from '@/lib/triage/decide-exception'
import { requestException } from '@/lib/triage/request-exception'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { activeCounts } from './active-counts'
import { listAssets } from './assets'
import { controlDetail } from './control-detail'
import { readControlTimeline } from './control-timeline'
import { heatMap } from './heat-map'
import { type Judged, loadJudged, type Stood } from './judged'
import { judgedControl } from './judged-control'
import { oneJudged } from './one-judged'
import { oneStood } from './one-stood'
import { standingAssets } from './standing-assets'
import { loadStandings } from './standings'
import { standingsSaid, wholeSaid } from './testing/standings-said'
import type { Times } from './times'
import { assessmentTrend } from './trend'

const DAY = 86_400_000
const BEGUN = Date.now() - 60 * DAY
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const REPORTS = [
  'lab-default.json',
  'lab-hardened.json',
  'lab-default-v1.3.6.json',
  'lab-no-containers.json',
  'lab-default-truncated-items.json',
  '../docker-engine/default-20.10.json',
  '../docker-engine/hardened-20.10.json',
]

const event = fc.record({
  what: fc.constantFrom(
    ...([
      'report',
      'report',
      'report',
      'report',
      'image',
      'image',
      'label',
      'retire',
      'determine',
      'profile',
      'limits',
      'except',
    ] as const),
  ),
  file: fc.constantFrom(...REPORTS),
  asset: fc.constantFrom('a', 'b', 'c'),
  /** Days since the beginning; reports come in any order. */
  on: fc.integer({ min: 0, max: 55 }),
  n: fc.integer({ min: 0, max: 3 }),
})
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

/** One of each of the assessments below. */
const CONTROLS = ['CES1.3.a', '6.3.3', '5.4']

const FOUND = [
  {
    id: 'CVE-2024-0001',
    name: 'openssl',
    fixed: '3.1',
    severity: 'CRITICAL',
    published: '2026-08-01T00:00:00Z',
  },
  { id: 'CVE-2024-0002', name: 'zlib', severity: 'HIGH' },
  { id: 'CVE-2024-0003', name: 'curl', fixed: '8.2', severity: 'LOW' },
]

/** Does what happens next. What is refused (a retired asset retired again) is nothing. */
async function happen(
  tenant: TestTenant,
  assessments: readonly string[],
  { what, file, asset, on, n }: Event,
  i: number,
) {
  const scope = tenant.scope('owner')
  const at = new Date(BEGUN + on * DAY + i * 60_000)
  const labels: Record<string, string> =
    n === 0 ? { team: 'ours' } : n === 1 ? { team: 'theirs', env: 'prod' } : {}
  if (what === 'report') await handIn(scope, file, asset, { observedAt: at, labels })
  if (what === 'image') {
    // Another configuration under the tag takes the place of the one before.
    const body = trivyReport({
      config: `${asset}${n % 2}`,
      tags: [`shop/${asset}:1`],
      at,
      found: FOUND.slice(n % 3),
    })
    await submitReport(scope, {
      body,
      asset: null,
      kind: null,
      tool: null,
      observedAt: null,
      fullCoverage: n > 1,
      labels,
    })
  }
  const own = (await listAssets(scope, { limit: 50 })).items
  const one = own[n % Math.max(own.length, 1)]
  const now = new Date()
  if (one && what === 'label')
    await changeAsset(scope, one.id, { labels: { team: n > 1 ? 'ours' : null } }, now)
  if (one && what === 'retire')
    await changeAsset(scope, one.id, { retired: one.retired ? null : { reason: 'sold' } }, now)
  if (what === 'except') {
    const until = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10)
    const rule = { advisory: FOUND[n % 3]?.id ?? '', ...(n > 1 ? { labels: { team: 'ours' } } : {}) }
    const asked = await requestException(
      scope,
      { kind: 'risk', reason: 'known', until, scope: { rule } },
      now,
    )
    if (n !== 1) await decideException(tenant.scope('manager', 'mate'), asked, { decision: 'approve' }, now)
  }
  if (what === 'limits') await changeSettings(scope, { freshnessDays: 5 + n * 9 }, now)
  const id = assessments[n % 3] ?? ''
  if (what === 'profile') {
    const scoped: { labels: Record<string, string> } = n % 2 ? { labels: { team: 'ours' } } : { labels: {} }
    await changeProfile(scope, id, { scope: scoped }, now)
  }
  if (what === 'determine') {
    const proposed = { verdict: 'met' as const, narrative: 'seen' }
    const made = await proposeDetermination(scope, assessments[0] ?? '', 'CES1.3.a', proposed, at)
    await decideDetermination(
      tenant.scope('manager', 'mate'),
      made,
      { decision: 'approve' },
      new Date(at.getTime() + DAY),
    )
  }
}

const of = (stood: Stood) =>
  stood.controls.map(({ why: _, ...rest }) => ({ ...rest, staleOn: rest.staleOn ?? null }))

/** Findings that are active, counted in an index, against those that the list shows. */
async function compareCounts(scope: Scope, as_of: Date | null = null): Promise<void> {
  await inTenant(scope, async (tx) => {
    const moment = { at: as_of ?? new Date(), knownAt: new Date(), past: as_of !== null }
    const words = (rows: readonly { checkKey: string; severity: string; count: number }[]) =>
      rows.map((row) => `${row.checkKey} ${row.severity} ${row.count}`).sort()
    const listed = await countByCheck(tx, { ...ANY_FINDING, statuses: ACTIVE_STATUSES }, moment)
    expect(words(await activeCounts(tx, moment))).toEqual(words(listed))
  })
}

/** What pages of an assessment say of two months and of their end: from how assets stood, and from all states. */
async function comparePages(scope: Scope, id: string, control: string, as_of: string): Promise<void> {
  const said = async (times: { as_of: string; known_at?: string }) => {
    const { items } = await readControlTimeline(scope, id, control, { days: 60, ...times })
    return timeless({
      trend: await assessmentTrend(scope, id, { days: 60, ...times }),
      timeline: items,
      detail: await controlDetail(scope, id, control, times),
      heatMap: await heatMap(scope, times),
    })
  }
  expect(await said({ as_of })).toEqual(
    await said({ as_of, known_at: new Date(Date.now() + 1000).toISOString() }),
  )
}

const timeless = (told: unknown) =>
  JSON.parse(JSON.stringify(told), (key, value) => (key === 'known_at' ? undefined : value))

/** Controls judged by the states of their own checks alone, against the same judged by all. */
async function compareControls(tx: TenantTx, judged: Judged, times: Times): Promise<void> {
  for (const control of judged.controls.filter((one, i) => one.why.length > 0 && i % 9 === 0)) {
    const own = await judgedControl(tx, judged, control.control.id, times)
    expect(own.control).toEqual(control)
    expect(own.assets).toEqual(judged.assets)
  }
}

/** Everything that is read from how assets stood, against the full computation, for a reader at an instant. */
async function compare(scope: Scope, times: Times): Promise<void> {
  await inTenant(scope, async (tx) => {
    const judged = await loadJudged(tx, times, { widen: true })
    const full = wholeSaid(judged, times)
    expect(await standingAssets(tx, times.at, loadCatalogue())).not.toBeNull()
    expect(standingsSaid(await loadStandings(tx, { ...times, latest: true }), times)).toEqual(full)
    for (const one of judged.judged) {
      const id = publicId('assessment', one.row.id)
      await compareControls(tx, one, times)
      expect(of(await oneStood(tx, id, { ...times, latest: true }))).toEqual(
        of(await oneJudged(tx, id, times)),
      )
    }
  })
}

describe('how assets stand', () => {
  it('gives what the full computation gives, for random histories at random instants, to whoever sees all and to whoever is limited', {
    timeout: 600_000,
  }, async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 3, maxLength: 9 }),
        fc.array(fc.double({ min: -1, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }),
        async (events, instants) => {
          const tenant = await testTenant(`law-${run++}`, run % 2 ? 'Asia/Shanghai' : 'America/New_York')
          const scope = tenant.scope('owner')
          const begun = new Date(BEGUN - DAY)
          const assess = (framework: string, more: object) =>
            createAssessment(scope, { name: framework, framework, ...more }, begun)
          const assessments = [
            await assess('mlps-gbt22239-2019', { level: 'L3' }),
            await assess('pci-dss-4.0.1', {}),
            await assess('cis-docker', { level: 'L2', scope: { labels: { team: 'ours' } } }),
          ]
          for (const [i, one] of events.entries()) {
            await happen(tenant, assessments, one, i).catch((error: { kind?: string }) => {
              if (error.kind !== 'conflict') throw error
            })
            // So that what is compared below was in memory, and a part of it changed since.
            await inTenant(scope, (tx) => standingAssets(tx, new Date(), loadCatalogue()))
            await compareCounts(scope)
          }
          const limited = authorise(
            {
              ...tenant.principal('operator', 'limited'),
              roles: [],
              limited: [{ role: 'auditor', rule: { all: [{ key: 'team', in: ['ours'] }] } }],
            },
            'tenant.read',
          )
          await compareCounts(scope)
          await compareCounts(limited)
          for (const days of [...instants, 60]) {
            const times = {
              at: new Date(Math.round(BEGUN + days * DAY)),
              knownAt: new Date(Date.now() + 1000),
            }
            expect(await checkTallies(scope, times.at)).toEqual([])
            await compare(scope, times)
            await compare(limited, times)
            await compareCounts(scope, times.at)
            await compareCounts(limited, times.at)
          }
          const until = new Date(Math.round(BEGUN + (instants[0] ?? 0) * DAY)).toISOString()
          for (const [i, control] of CONTROLS.entries())
            for (const reader of [scope, limited])
              await comparePages(reader, assessments[i] ?? '', control, until)
        },
      ),
      { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 4), endOnFailure: true },
    )
  })

  it('is worked out anew where it is not there, as it was', { timeout: 120_000 }, async () => {
    const tenant = await testTenant('anew')
    const scope = tenant.scope('owner')
    const at = (days: number) => new Date(BEGUN + days * DAY)
    await createAssessment(scope, { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' }, at(-1))
    await handIn(scope, 'lab-default.json', 'a', { observedAt: at(1) })
    await handIn(scope, 'lab-hardened.json', 'a', { observedAt: at(20) })
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    const rows = async () =>
      (
        await owner.query('SELECT * FROM asset_standing WHERE tenant_id = $1 ORDER BY asset_id, valid_from', [
          tenant.tenant.id,
        ])
      ).rows
    const before = await rows()
    expect(before.length).toBeGreaterThan(2)
    await owner.query('DELETE FROM asset_standing WHERE tenant_id = $1', [tenant.tenant.id])
    const times = { at: at(21), knownAt: new Date(), latest: true }
    await inTenant(scope, async (tx) => {
      expect(await standingAssets(tx, times.at, loadCatalogue())).toBeNull()
      // Until then pages judge from all states.
      expect((await loadStandings(tx, times)).population.known).toBe(1)
    })
    await tallyTenants()
    expect(await rows()).toEqual(before)
    await owner.end()
  })
})
