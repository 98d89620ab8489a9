import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { systemScope } from '@/lib/access/keys'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { parseReport } from '@/lib/ingest/parse-report'
import { submitReport } from '@/lib/ingest/submit-report'
import { trivyReport } from '@/lib/ingest/testing/trivy-report'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { dropOldEvidence } from './drop-old-evidence'

vi.mock('@/lib/ingest/parse-report', async (original) => {
  const actual = await original<typeof import('@/lib/ingest/parse-report')>()
  return { ...actual, parseReport: vi.fn(actual.parseReport) }
})

const DAY = 86_400_000
/** A minute, in days: whatever depends on the day is the same. */
const SOON = 1 / 1440
let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  tenant = await testTenant('unread-and-old')
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const flaw = (n: number) => ({
  id: `CVE-2019-${n}`,
  name: `package-${n}`,
  published: '2019-01-01T00:00:00Z',
})
const kept = new Map<string, Uint8Array>()

/** Hands a scan in as it was so many days ago, and tells whether it was read. */
async function hand(daysAgo: number, flaws: readonly number[]): Promise<boolean> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - daysAgo * DAY })
  vi.mocked(parseReport).mockClear()
  const body = trivyReport({
    config: 'app',
    tags: ['app:1'],
    at: new Date(Date.now() - 60_000),
    os: { Family: 'debian', Name: '12.5' },
    found: flaws.map(flaw),
  })
  const input = {
    body,
    asset: 'app',
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
  }
  await submitReport(tenant.scope('owner'), input, undefined, undefined, 0).finally(() => vi.useRealTimers())
  kept.set(createHash('sha256').update(body).digest('hex'), body)
  return vi.mocked(parseReport).mock.calls.length > 0
}

async function gone(): Promise<Set<string>> {
  const { rows } = await owner.query<{ sha: string }>(
    `SELECT encode(sha256, 'hex') AS sha FROM evidence WHERE tenant_id = $1 AND encoding = 'dropped'`,
    [tenant.tenant.id],
  )
  return new Set(rows.map(({ sha }) => sha))
}

const differences = async () => (await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences

it('what was read of evidence goes with its bytes: what says the same later is read again, once', async () => {
  const [some, others] = [
    [1, 2, 3],
    [2, 3, 4],
  ]
  expect([await hand(1000, some), await hand(1000 - SOON, some), await hand(1000 - 2 * SOON, some)]).toEqual([
    true,
    false,
    false,
  ])
  expect([await hand(900, others), await hand(900 - SOON, others)]).toEqual([true, false])
  await owner.query(
    `INSERT INTO retention (tenant_id, months, decided_by, decided_at)
     SELECT $1, 12, a.id, now() FROM actor a WHERE a.tenant_id = $1 LIMIT 1`,
    [tenant.tenant.id],
  )
  expect(await dropOldEvidence({ tenant: tenant.tenant })).toBeGreaterThan(0)
  const dropped = await gone()
  for (const [sha, body] of kept) {
    const bytes = readEvidenceBytes(tenant.scope('owner'), sha)
    if (dropped.has(sha)) await expect(bytes).rejects.toMatchObject({ code: 'evidence_dropped' })
    else expect(Buffer.compare(await bytes, body)).toBe(0)
  }
  const left = await owner.query(
    `SELECT 1 FROM reading r JOIN evidence e ON e.tenant_id = r.tenant_id AND e.sha256 = r.evidence_sha256
     WHERE r.tenant_id = $1 AND e.encoding = 'dropped'`,
    [tenant.tenant.id],
  )
  expect(left.rows).toEqual([])
  // The first words once more: whatever was read of them is gone, so it is read, and then known again.
  expect([await hand(3, some), await hand(3 - SOON, some), await hand(1, others)]).toEqual([
    true,
    false,
    true,
  ])
  for (const [sha, body] of kept)
    if (!dropped.has(sha))
      expect(Buffer.compare(await readEvidenceBytes(tenant.scope('owner'), sha), body)).toBe(0)
  expect(await differences()).toEqual([])
})
