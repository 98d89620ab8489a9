import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemScope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { nextDay } from '@/lib/core/local-day'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { checkTallies } from '@/lib/tally/check-tallies'
import { listAssets } from '@/lib/views/assets'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { checkRebuild } from './check-rebuild'

const FOLDER = 'demo/reports/docker-bench'
const FILES = readdirSync(FOLDER).filter((name) => name.startsWith('lab-') && name.endsWith('.json'))

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

/** A random history: which report of which host, on which day, labels and retirements between. */
const history = fc.array(
  fc.record({
    file: fc.constantFrom(...FILES),
    host: fc.constantFrom('a', 'b'),
    day: fc.integer({ min: 1, max: 60 }),
    then: fc.constantFrom('nothing', 'nothing', 'label', 'retire'),
  }),
  { minLength: 4, maxLength: 9 },
)

describe('rebuilding from the evidence', () => {
  it('gives the stored states and tallies, for random histories in random order of arrival', {
    timeout: 240_000,
  }, async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const tenant = await testTenant(`random-${run++}`)
        const scope = tenant.scope('owner')
        for (const { file, host, day, then } of events) {
          const body = new Uint8Array(readFileSync(path.join(FOLDER, file)))
          const observedAt = new Date(Date.UTC(2026, 7, day, 3))
          await submitReport(scope, {
            body,
            asset: host,
            kind: null,
            tool: null,
            observedAt,
            fullCoverage: false,
            labels: {},
          })
          const asset = (await listAssets(scope, { limit: 10, q: host })).items.find((a) => a.name === host)
          if (then === 'label' && asset)
            await changeAsset(scope, asset.id, { labels: { tier: String(day) } }, new Date())
          if (then === 'retire' && asset && !asset.retired)
            await changeAsset(scope, asset.id, { retired: { reason: 'gone' } }, new Date())
        }
        const check = await checkRebuild(systemScope(tenant.tenant, 'rebuild'))
        expect(check.differences).toEqual([])
        expect(check.intervals).toBeGreaterThan(50)
        for (
          let day = '2026-07-30';
          day < '2026-11-10';
          day = nextDay(nextDay(nextDay(nextDay(nextDay(day)))))
        ) {
          expect({ day, differences: await checkTallies(scope, day) }).toEqual({ day, differences: [] })
        }
      }),
      { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 6), endOnFailure: true },
    )
  })
})
