import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handingOf, type Scope, systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { checkTallies } from '@/lib/tally/check-tallies'
import { receiptView, submissionDetail } from '@/lib/views/submission'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import type { PlaceJob } from './place-job'
import { placeReceived } from './place-received'
import { NOT_PLACED, rejectWaiting } from './reject-waiting'
import { submitReport } from './submit-report'
import { trivyReport } from './testing/trivy-report'

let database: TestDatabase
let superuser: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
})
afterAll(async () => {
  await closeConnections()
  await superuser?.end()
  await database?.drop()
})

const LARGE = { bytes: 1_000_000, statements: 3 }
const AT = new Date('2026-03-01T03:00:00Z')
const scan = (count: number, tag = 'app') =>
  trivyReport({
    config: tag,
    tags: [`${tag}:1`],
    found: Array.from({ length: count }, (_, i) => ({
      id: `CVE-2026-${i}`,
      name: `package-${i}`,
      fixed: '2',
    })),
  })
const hand = (scope: Scope, body: Uint8Array<ArrayBuffer>, large = LARGE) =>
  submitReport(
    scope,
    {
      body,
      asset: 'app',
      kind: null,
      tool: null,
      observedAt: AT,
      fullCoverage: false,
      labels: { tier: 'web' },
    },
    large,
  )
const jobOf = (scope: Scope, submission: string): PlaceJob => ({
  tenant: scope.tenant,
  submission,
  handing: handingOf(scope),
})
/** What is kept of a tenant, by table. */
async function counts({ tenant }: TestTenant): Promise<Record<string, number>> {
  const tables = [
    'submission',
    'evidence',
    'log_leaf',
    'coverage',
    'state_current',
    'finding',
    'asset',
    'asset_standing',
  ]
  const rows = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await superuser.query(`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1`, [
        tenant.id,
      ])
      return [table, rows[0].n] as const
    }),
  )
  return Object.fromEntries(rows)
}
const queued = async ({ tenant }: TestTenant) =>
  (
    await superuser.query(
      "SELECT data FROM pgboss.job WHERE name = 'place-report' AND data->'tenant'->>'id' = $1",
      [tenant.id],
    )
  ).rows

describe('a large report', () => {
  it('is kept, logged and queued when it is answered, and says the same once it is placed as one that was placed at once', async () => {
    const [late, atOnce] = [await testTenant('late'), await testTenant('at-once')]
    const scope = late.scope('operator')
    const body = scan(12)
    const submitted = await hand(scope, body)
    const receipt = await receiptView(scope, submitted)
    expect(receipt).toMatchObject({
      state: 'received',
      duplicate: false,
      items: null,
      changes: null,
      assets: [],
    })
    expect(await counts(late)).toMatchObject({
      submission: 1,
      evidence: 1,
      log_leaf: 0,
      coverage: 0,
      state_current: 0,
      finding: 0,
    })
    expect(await queued(late)).toHaveLength(1)
    expect(await submissionDetail(late.scope('viewer'), receipt.id)).toMatchObject({
      progress: 0,
      log: receipt.log,
    })
    await placeReceived(jobOf(scope, submitted.row.id))
    const other = await receiptView(
      atOnce.scope('operator'),
      await hand(atOnce.scope('operator'), body, { bytes: 1e9, statements: 1e9 }),
    )
    const placed = await submissionDetail(late.scope('viewer'), receipt.id)
    expect(placed).toMatchObject({
      state: 'parsed',
      progress: null,
      items: other.items,
      changes: other.changes,
      log: receipt.log,
    })
    const { log_leaf, ...own } = await counts(late)
    const { log_leaf: theirs, ...those } = await counts(atOnce)
    expect(own).toEqual(those)
    expect(log_leaf).toBe(theirs)
    expect((await checkRebuild(systemScope(late.tenant, 'rebuild'))).differences).toEqual([])
    expect(await checkTallies(late.scope('owner'), '2026-03-02')).toEqual([])
  })

  it('is the same when it comes again, while it waits and afterwards, and is placed once however often the job runs', async () => {
    const tenant = await testTenant('again')
    const scope = tenant.scope('operator')
    const body = scan(8)
    const first = await hand(scope, body)
    expect(await hand(scope, body)).toMatchObject({
      duplicate: true,
      row: { id: first.row.id, state: 'received' },
    })
    expect(await queued(tenant)).toHaveLength(1)
    const job = jobOf(scope, first.row.id)
    await Promise.all([placeReceived(job), placeReceived(job)])
    const then = await counts(tenant)
    await placeReceived(job)
    expect(await hand(scope, body)).toMatchObject({
      duplicate: true,
      row: { id: first.row.id, state: 'parsed' },
    })
    expect(await counts(tenant)).toEqual(then)
    expect(then).toMatchObject({ submission: 1, coverage: 1, state_current: 9 })
  })

  it('shows nothing of itself when its job is killed in the middle, and all of it after the next try', async () => {
    const tenant = await testTenant('killed')
    const scope = tenant.scope('operator')
    await hand(scope, scan(2), { bytes: 1e9, statements: 1e9 })
    const before = await counts(tenant)
    const { row } = await hand(scope, scan(9))
    const job = jobOf(scope, row.id)
    // Another holds the head of the log, so that the job stands still with its states written.
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const holder = inTenant(scope, async (tx) => {
      await tx.db
        .$queryRaw`SELECT 1 FROM log_head WHERE tenant_id = ${tx.tenantId}::uuid AND log = 'evidence' FOR UPDATE`
      await held
    })
    const placing = placeReceived(job)
    const failed = expect(placing).rejects.toThrow()
    // How far it is is seen meanwhile, though nothing of it is.
    const progress = async () => (await submissionDetail(scope, publicOf(row.id))).progress
    await expect.poll(progress, { timeout: 30_000 }).toBeGreaterThan(80)
    await killWaiting()
    await failed
    letGo()
    await holder
    expect(await counts(tenant)).toMatchObject({
      coverage: before.coverage,
      state_current: before.state_current,
    })
    await placeReceived(job)
    expect(await counts(tenant)).toMatchObject({ state_current: 10 })
    expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
  })

  it('that the queue gives up is marked as not placed, and one that was placed stays so', async () => {
    const scope = (await testTenant('given-up')).scope('operator')
    const waiting = await hand(scope, scan(7, 'waits'))
    await rejectWaiting(jobOf(scope, waiting.row.id), NOT_PLACED)
    expect(await submissionDetail(scope, publicOf(waiting.row.id))).toMatchObject({
      state: 'rejected',
      error: { code: 'not_placed' },
    })
    const { row } = await hand(scope, scan(8, 'is-placed'))
    await placeReceived(jobOf(scope, row.id))
    await rejectWaiting(jobOf(scope, row.id), NOT_PLACED)
    expect(await submissionDetail(scope, publicOf(row.id))).toMatchObject({ state: 'parsed' })
  })

  it('that no parser knows is refused at once; one that is broken, or about what its sender may not speak of, is marked as such', async () => {
    const tenant = await testTenant('refused')
    const scope = tenant.scope('operator')
    const tiny = { bytes: 10, statements: 3 }
    await expect(
      hand(scope, new TextEncoder().encode('{"what": "is this thing"}'), tiny),
    ).rejects.toMatchObject({ kind: 'unsupported' })
    const broken = await hand(scope, scan(5).slice(0, -40), tiny)
    await placeReceived(jobOf(scope, broken.row.id))
    expect(await submissionDetail(scope, publicOf(broken.row.id))).toMatchObject({
      state: 'rejected',
      progress: null,
    })
    const within = { ...jobOf(scope, ''), handing: { ...handingOf(scope), assetPrefix: 'web-' } }
    const { row } = await hand(scope, scan(6, 'other'))
    await placeReceived({ ...within, submission: row.id })
    expect(await submissionDetail(scope, publicOf(row.id))).toMatchObject({
      state: 'rejected',
      error: { code: 'asset_out_of_scope' },
    })
    expect(await counts(tenant)).toMatchObject({ state_current: 0, asset: 0 })
  })
})

const publicOf = (id: string) => publicId('submission', id)

/** Ends the connection that waits for a lock, once there is one. */
async function killWaiting(): Promise<void> {
  for (;;) {
    const { rowCount } = await superuser.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    )
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
