import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import type { Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
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
const bench = (day: number, changes: number) => new TextEncoder().encode(benchReport(day, changes))

it('a report of 117 checks waits for the database eighteen times at most, changed or not', async () => {
  for (const day of [0, 1, 2]) await tripsOf(bench(day, 1), 'edge-01', day)
  expect(await tripsOf(bench(3, 1), 'edge-01', 3)).toBeLessThanOrEqual(18)
  expect(await tripsOf(bench(4, 30), 'edge-01', 4)).toBeLessThanOrEqual(18)
  expect(await tripsOf(bench(4, 30), 'edge-01', 5)).toBeLessThanOrEqual(18)
})

it('a scan of two thousand vulnerabilities waits no more often than one of twenty', async () => {
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
  const trips = async (tag: string, count: number) => [
    await tripsOf(scan(tag, count), tag, 0),
    await tripsOf(scan(tag, count, count / 2), tag, 1),
    await tripsOf(scan(tag, count, count / 2), tag, 2),
  ]
  const few = await trips('few', 20)
  // Fewer where it sends something while the database is still at what it sent before.
  for (const [i, many] of (await trips('many', 2000)).entries()) expect(many).toBeLessThanOrEqual(few[i] ?? 0)
})
