import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scope, systemScope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { nextDay } from '@/lib/core/local-day'
import { submitReport } from '@/lib/ingest/submit-report'
import { changeSettings } from '@/lib/settings/change-settings'
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

/** The tenant as it reads itself after its time zone was changed. */
const west = (scope: Scope): Scope =>
  systemScope({ ...scope.tenant, timeZone: 'America/New_York' }, 'rebuild')

type History = { file: string; host: string; day: number; next: string }[]

/** A random history: which report of which host, on which day, labels and retirements between. */
const history: fc.Arbitrary<History> = fc.array(
  fc.record({
    file: fc.constantFrom(...FILES),
    host: fc.constantFrom('a', 'b'),
    day: fc.integer({ min: 1, max: 60 }),
    next: fc.constantFrom('nothing', 'nothing', 'label', 'retire'),
  }),
  { minLength: 4, maxLength: 9 },
)

/** Histories that once went wrong. */
const KNOWN: History[] = [
  // Old looks that are stale by then still leave their safeguards unassessed.
  [
    { file: 'lab-default-v1.3.6.json', host: 'a', day: 1, next: 'nothing' },
    { file: 'lab-hardened-all.json', host: 'a', day: 1, next: 'nothing' },
    { file: 'lab-hardened-all.json', host: 'a', day: 39, next: 'retire' },
  ],
  // The same words day after day, with late ones, a gap and labels between, and another profile's looks at the same checks.
  [
    { file: 'lab-default.json', host: 'a', day: 1, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 2, next: 'nothing' },
    { file: 'lab-hardened-all.json', host: 'a', day: 3, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 4, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 6, next: 'label' },
    { file: 'lab-hardened-all.json', host: 'a', day: 5, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 7, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 45, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 46, next: 'nothing' },
  ],
  [
    { file: 'lab-default-v1.3.6.json', host: 'a', day: 1, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 1, next: 'nothing' },
    { file: 'lab-default-v1.3.6.json', host: 'a', day: 2, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 3, next: 'nothing' },
    { file: 'lab-default.json', host: 'a', day: 4, next: 'nothing' },
    { file: 'lab-default-v1.3.6.json', host: 'a', day: 4, next: 'nothing' },
  ],
  // Two kinds of looks at one instant, of which the one that was handed in first looks again.
  [
    { file: 'lab-podman.json', host: 'a', day: 16, next: 'retire' },
    { file: 'lab-podman.json', host: 'a', day: 14, next: 'label' },
    { file: 'lab-podman.json', host: 'a', day: 25, next: 'retire' },
    { file: 'lab-default-truncated-items.json', host: 'a', day: 14, next: 'retire' },
  ],
]

describe('rebuilding from the evidence', () => {
  it('gives the stored states and tallies, for random histories in random order of arrival', {
    timeout: 240_000,
  }, async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const tenant = await testTenant(`random-${run++}`)
        const scope = tenant.scope('owner')
        for (const { file, host, day, next } of events) {
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
          if (next === 'label' && asset)
            await changeAsset(scope, asset.id, { labels: { tier: String(day) } }, new Date())
          if (next === 'retire' && asset && !asset.retired)
            await changeAsset(scope, asset.id, { retired: { reason: 'gone' } }, new Date())
        }
        await changeSettings(
          scope,
          { freshnessDays: 12 + (events.length % 3) * 10, timeZone: 'America/New_York' },
          new Date(),
        )
        const check = await checkRebuild(systemScope(tenant.tenant, 'rebuild'))
        expect(check.differences).toEqual([])
        expect(check.intervals).toBeGreaterThan(50)
        for (
          let day = '2026-07-30';
          day < '2026-11-10';
          day = nextDay(nextDay(nextDay(nextDay(nextDay(day)))))
        ) {
          expect({ day, differences: await checkTallies(west(scope), day) }).toEqual({ day, differences: [] })
        }
      }),
      {
        numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 6),
        endOnFailure: true,
        examples: KNOWN.map((one): [History] => [one]),
      },
    )
  })
})
