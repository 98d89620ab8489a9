import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { handingOf, type Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { detectFormat } from '@/lib/formats/detect'
import { findSecrets } from '@/lib/formats/secrets/find-secrets'
import { closeConnections } from '@/lib/store/client'
import { submissionDetail } from '@/lib/views/submission'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import type { SubmissionInput } from '../submission-input'
import { trivyReport } from '../testing/trivy-report'
import type { ThreadLimits } from './beyond-limits'
import { placeApart } from './place-apart'
import { submitApart } from './submit-apart'

// Whatever reads a report begins here: what this thread reads is counted.
vi.mock('@/lib/formats/detect', async (original) => {
  const { detectFormat: detect } = await original<typeof import('@/lib/formats/detect')>()
  return { detectFormat: vi.fn(detect) }
})
vi.mock('@/lib/formats/secrets/find-secrets', async (original) => {
  const { findSecrets: find } = await original<typeof import('@/lib/formats/secrets/find-secrets')>()
  return { findSecrets: vi.fn(find) }
})

/** Every thread that was begun. */
const threads: Worker[] = []
const { getBuiltinModule } = process
vi.spyOn(process, 'getBuiltinModule').mockImplementation((name: string) => {
  if (name !== 'node:worker_threads') return getBuiltinModule(name)
  class Known extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given)
      threads.push(this)
    }
  }
  return { ...getBuiltinModule('node:worker_threads'), Worker: Known }
})

let database: TestDatabase
let superuser: pg.Client
let tenant: TestTenant
let scope: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  tenant = await testTenant('harbour')
  scope = tenant.scope('operator')
  // The first thread compiles what it loads.
  await submitApart(scope, inputOf(scan(1, 'first'), 'first'))
}, 300_000)
afterAll(async () => {
  await closeConnections()
  await superuser?.end()
  await database?.drop()
})

const scan = (count: number, tag = 'app') =>
  trivyReport({
    config: tag,
    tags: [`${tag}:1`],
    found: Array.from({ length: count }, (_, i) => ({ id: `CVE-2026-${i}`, name: `package-${i}` })),
  })
const inputOf = (body: Uint8Array<ArrayBuffer>, asset: string): SubmissionInput => ({
  body,
  asset,
  kind: null,
  tool: null,
  observedAt: new Date('2026-03-01T03:00:00Z'),
  fullCoverage: false,
  labels: {},
})
const detail = (id: string) => submissionDetail(scope, publicId('submission', id))
/** How often this thread began to read a report, looked through one, or asked for anything in the database. */
async function held<T>(work: () => Promise<T>): Promise<{ value: T; reads: number; statements: number }> {
  vi.mocked(detectFormat).mockClear()
  vi.mocked(findSecrets).mockClear()
  const { value, statements } = await countStatements(work)
  const reads = vi.mocked(detectFormat).mock.calls.length + vi.mocked(findSecrets).mock.calls.length
  return { value, reads, statements: statements.length }
}
/** Connections that wait for a lock. */
const waiting = async () =>
  (
    await superuser.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
  ).rows.length

describe('a report that is taken in apart', { timeout: 300_000 }, () => {
  it('is read and placed without this thread, which is told what came of it', async () => {
    const { value, reads, statements } = await held(() => submitApart(scope, inputOf(scan(40), 'app')))
    expect([reads, statements]).toEqual([0, 0])
    expect(value).toMatchObject({ duplicate: false, row: { state: 'parsed', changes: { opened: 40 } } })
    expect(value.row.receivedAt).toBeInstanceOf(Date)
    expect((await detail(value.row.id)).changes?.opened).toBe(40)
    const again = await submitApart(scope, inputOf(scan(40), 'app'))
    expect(again).toMatchObject({ duplicate: true, row: { id: value.row.id } })
  })

  it('that is large is answered when it is kept, and placed by its job without this thread as well', async () => {
    const large = { bytes: 1e9, statements: 10 }
    const { row } = await submitApart(scope, inputOf(scan(50, 'large'), 'large'), { large })
    expect(row.state).toBe('received')
    const job = { tenant: tenant.tenant, submission: row.id, handing: handingOf(scope) }
    const { reads, statements } = await held(() => placeApart(job))
    expect([reads, statements]).toEqual([0, 0])
    expect(await detail(row.id)).toMatchObject({ state: 'parsed', changes: { opened: 50 } })
  })

  it('is refused there as it would be here, in the same words', async () => {
    const unknown = submitApart(scope, inputOf(new TextEncoder().encode('{"what": "is this"}'), 'x'))
    await expect(unknown).rejects.toMatchObject({ kind: 'unsupported', code: 'format_not_read' })
    const broken = submitApart(scope, inputOf(scan(5, 'broken').slice(0, -30), 'broken'))
    await expect(broken).rejects.toMatchObject({
      kind: 'broken',
      extra: { submission_id: expect.stringMatching(/^sub_/) },
    })
  })

  it.each<[string, Partial<ThreadLimits>, string, number]>([
    ['time', { ms: 1 }, 'report_takes_time', 20_000],
    ['memory', { megabytes: 8 }, 'report_takes_memory', 20],
  ])(
    'that takes more %s than it may is kept and refused, and says so; others go on',
    async (_, less, code, count) => {
      const limits = { megabytes: 1024, ms: 120_000, ...less }
      const refused = submitApart(scope, inputOf(scan(count, code), code), { limits })
      await expect(refused).rejects.toMatchObject({ kind: 'broken', code })
      const { extra } = await refused.catch((error) => error)
      const kept = await submissionDetail(scope, extra.submission_id)
      expect(kept).toMatchObject({ state: 'rejected', error: { code } })
      const { row } = await submitApart(scope, inputOf(scan(6, `after-${code}`), `after-${code}`))
      expect(row.state).toBe('parsed')

      const received = await submitApart(scope, inputOf(scan(count, `job-${code}`), `job-${code}`), {
        large: { bytes: 1e9, statements: 10 },
      })
      const job = { tenant: tenant.tenant, submission: received.row.id, handing: handingOf(scope) }
      await placeApart(job, limits)
      expect(await detail(received.row.id)).toMatchObject({ state: 'rejected', error: { code } })
    },
  )

  it('leaves nothing behind when its thread is ended in the middle, and goes on at the next try', async () => {
    const { row } = await submitApart(scope, inputOf(scan(30, 'killed'), 'killed'), {
      large: { bytes: 1e9, statements: 10 },
    })
    const job = { tenant: tenant.tenant, submission: row.id, handing: handingOf(scope) }
    // Another holds the head of the log, so that the thread stands still with its states written.
    const holder = new pg.Client({ connectionString: database.superuserUrl })
    await holder.connect()
    await holder.query('BEGIN')
    const head = "SELECT 1 FROM log_head WHERE tenant_id = $1 AND log = 'evidence' FOR UPDATE"
    await holder.query(head, [tenant.tenant.id])
    const ended = expect(placeApart(job)).rejects.toThrow('ended before')
    await expect.poll(waiting, { timeout: 60_000 }).toBe(1)
    await threads.at(-1)?.terminate()
    await ended
    await holder.query('ROLLBACK')
    await holder.end()
    expect(await detail(row.id)).toMatchObject({ state: 'received' })
    await placeApart(job)
    expect(await detail(row.id)).toMatchObject({ state: 'parsed', changes: { opened: 30 } })
  })
})
