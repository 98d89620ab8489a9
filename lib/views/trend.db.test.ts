import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { changeAsset } from '@/lib/assets/change-asset'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { changeSettings } from '@/lib/settings/change-settings'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { assessmentDetail } from './assessment'
import { listAssets } from './assets'
import { functionSheet } from './function-sheet'
import { assessmentTrend } from './trend'
import { trend as trendSchema } from './trend.schema'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const day = (n: number, hour = 3) => new Date(Date.UTC(2026, 8, n, hour))
const FILES = [
  'lab-default.json',
  'lab-hardened.json',
  'lab-default-v1.3.6.json',
  'lab-hardened-all.json',
] as const

const history = fc.array(
  fc.record({
    file: fc.constantFrom(...FILES),
    host: fc.constantFrom('a', 'b', 'c'),
    on: fc.integer({ min: 1, max: 40 }),
    next: fc.constantFrom('nothing', 'nothing', 'label', 'retire'),
  }),
  { minLength: 2, maxLength: 7 },
)

/** What the whole computation says as of each point of a trend. */
async function wholly(scope: Scope, id: string, at: readonly string[], known_at: string) {
  const points = []
  for (const as_of of at) {
    const { gauge, coverage } = await assessmentDetail(scope, id, { as_of, known_at })
    points.push({ at: as_of, gauge, coverage })
  }
  return points
}

async function sameAsWholly(scope: Scope, id: string, days: number, every: number): Promise<void> {
  const known_at = new Date(Date.now() + 1000).toISOString()
  const { points } = await assessmentTrend(scope, id, { days, known_at })
  const some = points
    .filter((_, i) => i % every === 0 || i === points.length - 1)
    .map(({ at, gauge, coverage }) => ({ at, gauge, coverage }))
  const at = some.map((one) => one.at)
  expect(some).toEqual(await wholly(scope, id, at, known_at))
  expect(new Set(some.map(({ gauge }) => JSON.stringify(gauge))).size).toBeGreaterThan(1)
}

describe('a trend', () => {
  it('says of each point what the whole computation says as of it, for random histories', {
    timeout: 300_000,
  }, async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 5, max: 20 }), async (events, freshness) => {
        const zone = run % 2 ? 'America/New_York' : 'Asia/Shanghai'
        const scope = (await testTenant(`trend-${run++}`, zone)).scope('owner')
        const ids = [
          await createAssessment(scope, { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' }),
          await createAssessment(scope, { name: 'CIS', framework: 'cis-docker', level: 'L2' }),
          await createAssessment(scope, {
            name: 'Tier',
            framework: 'pci-dss-4.0.1',
            scope: { labels: { tier: 'x' } },
          }),
        ]
        for (const { file, host, on, next } of events) {
          await handIn(scope, file, host, {
            observedAt: day(on),
            ...(next === 'label' ? { labels: { tier: 'x' } } : {}),
          })
          const asset = (await listAssets(scope, { limit: 10, q: host })).items[0]
          if (next === 'retire' && asset && !asset.retired)
            await changeAsset(scope, asset.id, { retired: { reason: 'gone' } }, day(on, 9))
        }
        await changeSettings(scope, { freshnessDays: freshness }, new Date())
        const times = { as_of: day(41, 7).toISOString(), known_at: new Date(Date.now() + 1000).toISOString() }
        for (const id of ids) {
          const { points } = await assessmentTrend(scope, id, { ...times, days: 44 })
          // Of every fourth day, and of the last.
          const some = points.filter((_, i) => i % 4 === 0 || i === points.length - 1)
          const seen = some.map(({ at, gauge, coverage }) => ({ at, gauge, coverage }))
          expect(seen).toEqual(
            await wholly(
              scope,
              id,
              seen.map((one) => one.at),
              times.known_at,
            ),
          )
        }
      }),
      { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 3), endOnFailure: true },
    )
  })

  it('follows determinations: made, approved, expired', async () => {
    const tenant = await testTenant('determined')
    const scope = tenant.scope('owner')
    const made = new Date(Date.now() - 20 * 86_400_000)
    const input = { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' }
    const id = await createAssessment(scope, input, new Date(made.getTime() - 86_400_000))
    const expires = new Date(Date.now() - 5 * 86_400_000)
    const determination = await proposeDetermination(
      scope,
      id,
      'CES1.3.a',
      { verdict: 'met', narrative: 'seen', expires_at: expires.toISOString() },
      made,
    )
    await decideDetermination(
      tenant.scope('manager', 'other'),
      determination,
      { decision: 'approve' },
      new Date(made.getTime() + 4 * 86_400_000),
    )
    const { points } = await assessmentTrend(scope, id, { days: 30 })
    const met = points.map((point) => point.gauge.determined_met)
    const runs = met.flatMap((n, i) => (n === met[i - 1] ? [] : [[n, i] as const]))
    expect(runs.map(([n]) => n)).toEqual([0, 1, 0])
    const known_at = new Date(Date.now() + 1000).toISOString()
    const all = points.map(({ at, gauge, coverage }) => ({ at, gauge, coverage }))
    expect(all).toEqual(
      await wholly(
        scope,
        id,
        all.map((one) => one.at),
        known_at,
      ),
    )
  })

  it('gives the time to patch that a control gives, and what is overdue is a gap', async () => {
    const scope = (await testTenant('patch')).scope('owner')
    const begun = new Date(Date.now() - 400 * 86_400_000)
    const id = await createAssessment(scope, { name: 'PCI', framework: 'pci-dss-4.0.1' }, begun)
    await changeSettings(scope, { freshnessDays: 300 }, begun)
    for (const [file, days] of [
      ['scb-juice-shop-v10.2.0.json', 190],
      ['upstream-debian-stretch.json', 100],
    ] as const)
      await handIn(scope, `../trivy/${file}`, file, { observedAt: new Date(Date.now() - days * 86_400_000) })
    await sameAsWholly(scope, id, 200, 20)
  })

  it('holds declarations of each day against the facts of then', async () => {
    const scope = (await testTenant('facts')).scope('owner')
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
    const id = await createAssessment(scope, { name: 'PCI', framework: 'pci-dss-4.0.1' }, ago(30))
    await handIn(scope, '../docker-engine/default-20.10.json', 'edge', { observedAt: ago(12) })
    const { items } = await functionSheet(scope, { limit: 500 })
    await declareFunctions(scope, {
      components: items.map((row) => ({ asset: row.asset.id, component: row.component })),
      declared: { function: 'web', level: 'high', way: 'only_one' },
      reason: 'because',
      valid_from: ago(6).toISOString(),
    })
    await handIn(scope, '../docker-engine/hardened-20.10.json', 'edge', { observedAt: ago(3) })
    await sameAsWholly(scope, id, 15, 1)
  })

  it('has a point for the end of each local day and one for the instant, and fits its schema', async () => {
    const scope = (await testTenant('points', 'America/New_York')).scope('owner')
    const input = { name: 'CIS', framework: 'cis-docker', level: 'L2' }
    const id = await createAssessment(scope, input, day(1))
    const as_of = '2026-11-02T12:00:00.000Z'
    const told = await assessmentTrend(scope, id, { days: 3, as_of }, new Date('2026-11-10T00:00:00Z'))
    // The clock goes back on the first.
    expect(trendSchema.parse(told).points.map(({ day: on, at }) => [on, at])).toEqual([
      ['2026-10-31', '2026-11-01T03:59:59.999Z'],
      ['2026-11-01', '2026-11-02T04:59:59.999Z'],
      ['2026-11-02', as_of],
    ])
  })

  it('is not there for another tenant, byte for byte as one that is nowhere', async () => {
    const id = await createAssessment((await testTenant('mine')).scope('owner'), {
      name: 'CIS',
      framework: 'cis-docker',
      level: 'L2',
    })
    const other = (await testTenant('theirs')).scope('owner')
    for (const one of [id, 'asm_00000000000000000000000000000000', 'nonsense']) {
      const gone = { kind: 'not_found', message: 'There is nothing here.' }
      await expect(assessmentTrend(other, one, { days: 30 })).rejects.toMatchObject(gone)
    }
  })

  it('costs as many statements, however many days, assets and reports there are', async () => {
    const scope = (await testTenant('cost')).scope('owner')
    const id = await createAssessment(scope, { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' })
    await handIn(scope, 'lab-default.json', 'a', { observedAt: day(1) })
    const cost = async (days: number) =>
      (await countStatements(() => assessmentTrend(scope, id, { days }))).statements.length
    await cost(30)
    expect(await cost(30)).toBe(4)
    for (const host of ['b', 'c', 'd']) await handIn(scope, 'lab-hardened.json', host, { observedAt: day(9) })
    // What standings say is in memory once it was read.
    await cost(365)
    expect([await cost(30), await cost(365)]).toEqual([4, 4])
  })
})
