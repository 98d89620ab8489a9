import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import type { Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { countTrips } from '@/tools/testing/count-trips'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'
import { trivyReport } from './testing/trivy-report'

let database: TestDatabase
let scope: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const at = (day: number) => new Date(Date.UTC(2026, 0, 5 + day))
async function tripsOf(body: Uint8Array<ArrayBuffer>, asset: string, day: number): Promise<number> {
  const input = { body, asset, kind: null, tool: null, observedAt: at(day), fullCoverage: false, labels: {} }
  const { trips } = await countTrips(() => submitReport(scope, input))
  return trips
}
async function costOf(...[body, asset, day]: Parameters<typeof tripsOf>) {
  const { value: trips, statements } = await countStatements(() => tripsOf(body, asset, day))
  return { trips, statements: statements.length }
}
const bench = (day: number, changes: number) => new TextEncoder().encode(benchReport(day, changes))

it('a report of 117 checks waits for the database seven times at most, and twice where nothing changed', async () => {
  for (const day of [0, 1, 2]) await tripsOf(bench(day, 1), 'edge-01', day)
  const few = await costOf(bench(3, 1), 'edge-01', 3)
  const many = await costOf(bench(4, 30), 'edge-01', 4)
  expect([few.trips <= 7, many.trips <= 7, few.statements <= 21, many.statements]).toEqual([
    true,
    true,
    true,
    few.statements,
  ])
  expect(await costOf(bench(4, 30), 'edge-01', 5)).toEqual({ trips: 2, statements: 5 })
})

it('a scan of two thousand vulnerabilities asks as often as one of twenty, and waits no more often', async () => {
  const scan = (tag: string, count: number, from = 0) =>
    trivyReport({
      config: tag,
      tags: [`${tag}:1`],
      found: Array.from({ length: count }, (_, i) => ({
        id: `CVE-2026-${from + i}`,
        name: `package-${i}`,
        fixed: '2',
      })),
    })
  const costs = async (tag: string, count: number) => [
    await costOf(scan(tag, count), tag, 0),
    await costOf(scan(tag, count, count / 2), tag, 1),
    await costOf(scan(tag, count, count / 2), tag, 2),
  ]
  const few = await costs('few', 20)
  const many = await costs('many', 2000)
  expect(many.map(({ statements }) => statements)).toEqual(few.map(({ statements }) => statements))
  // One fewer where it sends something while the database is still at what it sent before.
  for (const [n, { trips }] of many.entries())
    expect([few[n]?.trips, (few[n]?.trips ?? 0) - 1]).toContain(trips)
})
