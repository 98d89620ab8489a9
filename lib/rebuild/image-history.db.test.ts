import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemScope } from '@/lib/access/keys'
import { submitReport } from '@/lib/ingest/submit-report'
import { type MadeVulnerability, trivyReport } from '@/lib/ingest/testing/trivy-report'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { checkTallies } from '@/lib/tally/check-tallies'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { checkRebuild } from './check-rebuild'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const VULNERABILITIES: MadeVulnerability[] = [
  { id: 'CVE-2026-1', name: 'openssl', fixed: '3', severity: 'CRITICAL' },
  { id: 'CVE-2026-2', name: 'openssl', severity: 'HIGH' },
  { id: 'CVE-2026-3', name: 'zlib', fixed: '2', severity: 'HIGH' },
  { id: 'CVE-2026-1', name: 'openssl', fixed: '3.1', severity: 'HIGH' },
]

/** A scan of one of three images under one or two of two tags, by one of two senders, on some day. */
const scan = fc.record({
  config: fc.constantFrom('a', 'b', 'c'),
  tags: fc.subarray(['app:1', 'app:stable'], { minLength: 1 }),
  day: fc.integer({ min: 1, max: 12 }),
  sender: fc.constantFrom('ci', 'nightly'),
  full: fc.constantFrom(false, false, true),
  found: fc.subarray([0, 1, 2, 3]).map((kept) => (kept.includes(0) ? kept.filter((i) => i !== 3) : kept)),
})
type Scan = typeof scan extends fc.Arbitrary<infer T> ? T : never

async function handIn(tenant: TestTenant, { config, tags, day, sender, full, found }: Scan): Promise<void> {
  // Never two images at one instant: which of them then has the tag is settled by their ids.
  const at = new Date(Date.UTC(2026, 9, day, 2 + ['a', 'b', 'c'].indexOf(config)))
  const body = trivyReport({ config, tags, at, found: found.flatMap((i) => VULNERABILITIES[i] ?? []) })
  const input = {
    body,
    asset: null,
    kind: null,
    tool: null,
    observedAt: null,
    labels: {},
    fullCoverage: full,
  }
  await submitReport(tenant.scope('owner', sender), input)
}

/** Everything that verdicts and findings say of a tenant now, but for ids. */
async function said(tenant: TestTenant) {
  return inTenant(tenant.scope('owner'), async (tx) => {
    const images = new Map(
      (await tx.db.image.findMany({ where: { tenantId: tx.tenantId } })).map((row) => [
        row.assetId,
        row.configDigest,
      ]),
    )
    const findings = await tx.db.finding.findMany({ where: { tenantId: tx.tenantId } })
    const moments = [3, 6, 9, 30].map((day) => new Date(Date.UTC(2026, 9, day)))
    const knownAt = new Date(Date.now() + 60_000)
    const there = []
    for (const at of moments)
      there.push((await assetsAt(tx, { at, knownAt })).map((asset) => images.get(asset.id)).sort())
    return {
      there,
      findings: findings
        .filter((row) => row.machine !== 'withdrawn')
        .map((row) => [
          row.advisory,
          row.packageName,
          row.machine,
          row.severity,
          row.fixedIn,
          images.get(row.assetId),
          row.firstSeen.toISOString(),
          row.closedAt?.toISOString() ?? null,
          row.reopened,
        ])
        .map((row) => JSON.stringify(row))
        .sort(),
    }
  })
}

it('images, what is in them and what supersedes what are the same in whatever order reports arrive', {
  timeout: 240_000,
}, async () => {
  let run = 0
  // Two reports of one image, sender and day would differ only in their bytes: which of them counts is settled by those.
  const history = fc.uniqueArray(scan, {
    minLength: 2,
    maxLength: 7,
    selector: (s) => `${s.config} ${s.day}`,
  })
  await fc.assert(
    fc.asyncProperty(history, fc.nat(), async (scans, seed) => {
      const ordered = await testTenant(`ordered-${run}`)
      const shuffled = await testTenant(`shuffled-${run++}`)
      for (const one of scans.toSorted((a, b) => a.day - b.day)) await handIn(ordered, one)
      const turn = seed % scans.length
      for (const one of [...scans.slice(turn), ...scans.slice(0, turn)]) await handIn(shuffled, one)
      for (const tenant of [ordered, shuffled]) {
        expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
        for (const day of ['2026-10-01', '2026-10-05', '2026-10-12', '2026-10-30'])
          expect({ day, differences: await checkTallies(tenant.scope('owner'), day) }).toEqual({
            day,
            differences: [],
          })
      }
      expect(await said(shuffled)).toEqual(await said(ordered))
    }),
    { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 6), endOnFailure: true },
  )
})
