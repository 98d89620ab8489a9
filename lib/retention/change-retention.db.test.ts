import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { systemScope } from '@/lib/access/keys'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { problemOf } from '@/lib/http/problem-of'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { readAuditEvents } from '@/lib/views/read-audit-events'
import { readRetentionSetting } from '@/lib/views/read-retention'
import { submissionDetail } from '@/lib/views/submission'
import { submissionsQuery } from '@/lib/views/submission.schema'
import { listSubmissions } from '@/lib/views/submissions'
import { countTrips } from '@/tools/testing/count-trips'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeRetention } from './change-retention'
import { dropBatch } from './drop-batch'
import { dropOldEvidence } from './drop-old-evidence'
import { noReports } from './named-by-reports'
import { previewDrop } from './preview-drop'
import { queueDrops } from './queue-drops'
import { readEvidenceDrop } from './read-drop'

const DAY = 86_400_000
let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
let n = 0
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
beforeEach(async () => {
  tenant = await testTenant(`pier-${n++}`)
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const read = () => readRetentionSetting(tenant.scope('owner'))
const change = (to: Parameters<typeof changeRetention>[1]) =>
  changeRetention(tenant.scope('owner'), to, new Date())
const drop = () => dropOldEvidence({ tenant: tenant.tenant })
/** Lets so many days of the grace go by. */
const pass = (days: number) =>
  owner.query(
    `UPDATE retention SET next_at = next_at - make_interval(days => $2), next_after = next_after - make_interval(days => $2) WHERE tenant_id = $1`,
    [tenant.tenant.id, days],
  )
async function fleet(count: number, from: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - (from - i * 3) * DAY })
    await submitReport(tenant.scope('owner'), {
      body: new TextEncoder().encode(benchReport(i * 14 + 1, 2)),
      asset: 'edge-01',
      kind: null,
      tool: null,
      observedAt: new Date(),
      fullCoverage: false,
      labels: {},
    }).finally(() => vi.useRealTimers())
  }
}

it('is for ever until somebody says otherwise, and what is shorter is so in thirty days and can be undone', async () => {
  expect(await read()).toMatchObject({
    months: null,
    next: null,
    hold: null,
    least_months: 12,
    grace_days: 30,
  })
  await fleet(20, 700)
  await change({ months: 12 })
  const asked = await read()
  expect(asked).toMatchObject({ months: null, next: { months: 12, by: { label: 'owner' } } })
  const days = (Date.parse(asked.next?.after ?? '') - Date.now()) / DAY
  expect(Math.round(days)).toBe(30)
  await pass(29)
  expect(await drop()).toBe(0)
  await change({ months: null })
  expect(await read()).toMatchObject({ months: null, next: null })
  await pass(2)
  expect(await drop()).toBe(0)
  await change({ months: 12 })
  await pass(30)
  expect(await read()).toMatchObject({ months: 12, next: null, decided_by: { label: 'owner' } })
  expect(await queueDrops()).toBeGreaterThan(0)
  expect(await drop()).toBeGreaterThan(0)
  const audit = await readAuditEvents(tenant.scope('owner'), { limit: 10, action: 'retention.changed' })
  expect(audit.items.map(({ after }) => after)).toEqual([
    { months: null, next_months: 12, next_after: expect.any(String) },
    { months: null, next_months: null, next_after: null },
    { months: null, next_months: 12, next_after: expect.any(String) },
  ])
})

it('is longer at once, also where a shorter time had begun, and never less than twelve months', async () => {
  await change({ months: 24 })
  await pass(31)
  await change({ months: 36 })
  expect(await read()).toMatchObject({ months: 36, next: null })
  await change({ months: 18 })
  expect(await read()).toMatchObject({ months: 36, next: { months: 18 } })
  await change({ months: 36 })
  expect(await read()).toMatchObject({ months: 36, next: null })
  await expect(change({ months: 11 })).rejects.toThrow(/retention_least/)
})

it('keeps everything under a hold, and says why, until it is taken back', async () => {
  await fleet(20, 700)
  await change({ months: 12 })
  await pass(31)
  await change({ hold: 'Case 7' })
  expect(await read()).toMatchObject({ months: 12, hold: { reason: 'Case 7', by: { label: 'owner' } } })
  expect(await drop()).toBe(0)
  await change({ hold: null })
  expect(await read()).toMatchObject({ months: 12, hold: null })
  expect(await drop()).toBeGreaterThan(0)
  const audit = await readAuditEvents(tenant.scope('owner'), { limit: 10 })
  expect(audit.items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['retention.held', 'retention.released', 'evidence.dropped']),
  )
})

it('says beforehand exactly what goes, and afterwards of each piece that and when it went', async () => {
  await fleet(30, 700)
  const preview = await previewDrop(tenant.scope('owner'), 12)
  expect(preview).toMatchObject({ months: 12, complete: true })
  expect(preview.kept.why.current).toBeGreaterThan(0)
  expect(preview.dropped.pieces + preview.kept.pieces).toBe(30)
  await change({ months: 12 })
  await pass(31)
  expect(await drop()).toBe(preview.dropped.pieces)
  expect((await previewDrop(tenant.scope('owner'), 12)).dropped).toEqual({ pieces: 0, bytes: 0 })
  const { rows } = await owner.query(
    `SELECT encode(sha256, 'hex') AS sha FROM evidence WHERE tenant_id = $1 AND encoding = 'dropped'`,
    [tenant.tenant.id],
  )
  const told = await readEvidenceBytes(tenant.scope('viewer'), rows[0].sha).catch((error: unknown) => error)
  const response = problemOf(told, 'GET /evidence/{sha256}')
  const body = await response.json()
  expect([response.status, body.code, body.dropped.months]).toEqual([410, 'evidence_dropped', 12])
  expect(body.detail).toContain(new Date().toISOString().slice(0, 10))
  const scope = tenant.scope('viewer')
  const { items } = await listSubmissions(scope, submissionsQuery.parse({ limit: '100' }))
  const said = await Promise.all(items.map(({ id }) => submissionDetail(scope, id)))
  const whole = said.filter(({ provenance }) => provenance.dropped === null)
  expect([said.length - whole.length, whole.length]).toEqual([preview.dropped.pieces, preview.kept.pieces])
  const one = said.find(({ evidence }) => evidence.sha256 === rows[0].sha)
  expect(one?.provenance.dropped).toEqual(body.dropped)
  const act = await readEvidenceDrop(tenant.scope('viewer'), body.dropped.id)
  expect(act).toMatchObject({ log_index: body.dropped.log_index, record: { bytes: preview.dropped.bytes } })
  expect(act.hashes).toContain(rows[0].sha)
  const other = await testTenant(`quay-${n++}`)
  await expect(readEvidenceDrop(other.scope('owner'), body.dropped.id)).rejects.toMatchObject({
    kind: 'not_found',
  })
})

it('asks the database as often for many pieces as for few', async () => {
  const batch = async (count: number) => {
    tenant = await testTenant(`many-${n++}`)
    await fleet(count, 1000)
    await change({ months: 12 })
    await pass(31)
    const { value, trips } = await countTrips(() =>
      dropBatch(systemScope(tenant.tenant, 'drop-evidence'), noReports()),
    )
    expect(value.dropped).toBeGreaterThan(count / 4)
    return trips
  }
  const few = await batch(12)
  expect(few).toBeLessThanOrEqual(22)
  expect(await batch(60)).toBe(few)
})
