import pg from 'pg'
import type PgBoss from 'pg-boss'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { PLACE_QUEUE } from '@/lib/ingest/place-job'
import { NEWS_QUEUE } from '@/lib/notify/news-queue'
import { REPORT_QUEUE } from '@/lib/reports/report-job'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { sendJob } from '@/lib/store/queue/send-job'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { endJobs } from './end-jobs'
import { runningJobs } from './running-jobs'
import { startJobs } from './start-jobs'

let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
const begun = vi.fn<() => Promise<void>>()
const started: PgBoss[] = []

const givenUp = vi.fn<(job: object) => Promise<void>>()
const rejected = vi.fn<(job: object) => Promise<void>>()

vi.mock('@/lib/ingest/reject-waiting', () => ({
  NOT_PLACED: {},
  rejectWaiting: (job: object) => rejected(job),
}))
vi.mock('@/lib/reports/give-up-report', () => ({ giveUpReport: (job: object) => givenUp(job) }))
vi.mock('@/lib/notify/look-for-news', () => ({ lookForNews: () => begun() }))

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  owner = new pg.Client({ connectionString: database.superuserUrl })
  await owner.connect()
})
afterAll(async () => {
  for (const boss of started) await boss.stop({ graceful: false, wait: true })
  await owner.end()
  await closeConnections()
  await database.drop()
})
afterEach(forget)

const job = async () =>
  (await owner.query('SELECT state, retry_count, started_on FROM pgboss.job WHERE name = $1', [NEWS_QUEUE]))
    .rows[0]

/** One job, begun by this process's workers. */
async function begin(work: Promise<void>): Promise<void> {
  await owner.query('DELETE FROM pgboss.job')
  begun.mockReset().mockReturnValue(work)
  runningJobs().ending = false
  started.push(await startJobs(database.appUrl))
  await inTenant(tenant.scope('owner'), (tx) => sendJob(tx, NEWS_QUEUE, {}, { key: 'news' }))
  await vi.waitFor(() => expect(begun).toHaveBeenCalled(), { timeout: 30_000 })
}

/** Workers of another process, or of this one as if nothing had been. */
function forget(): void {
  delete (globalThis as { plimsollJobs?: unknown }).plimsollJobs
  runningJobs().jobs.clear()
}

it('a job that comes to its end in time is done, and told to the queue', async () => {
  let end = () => {}
  await begin(
    new Promise((resolve) => {
      end = resolve
    }),
  )
  const ended = endJobs(30_000)
  end()
  await ended
  expect(await job()).toMatchObject({ state: 'completed' })
})

it('a job that does not is given back at once, without an attempt lost, and another process takes it up', async () => {
  await begin(new Promise(() => {}))
  await endJobs(0)
  expect(await job()).toEqual({ state: 'retry', retry_count: 0, started_on: null })
  forget()
  begun.mockReset().mockResolvedValue()
  runningJobs().ending = false
  started.push(await startJobs(database.appUrl))
  await vi.waitFor(async () => expect(await job()).toMatchObject({ state: 'completed', retry_count: 0 }), {
    timeout: 30_000,
  })
})

it.each([
  [REPORT_QUEUE, 'report', givenUp],
  [PLACE_QUEUE, 'submission', rejected],
])(
  'a job of %s whose worker was killed at its last try is given to whoever gives up, with what it was to do',
  async (queue, name, asked) => {
    await owner.query('DELETE FROM pgboss.job')
    const id = '00000000-0000-7000-8000-000000000001'
    await inTenant(tenant.scope('owner'), (tx) => sendJob(tx, queue, { [name]: id }, { key: id }))
    // What is left of it: begun long ago, and nobody is there who would end it.
    await owner.query(
      `UPDATE pgboss.job SET state = 'active', retry_count = retry_limit, started_on = now() - interval '1 hour' WHERE name = $1`,
      [queue],
    )
    runningJobs().ending = false
    started.push(await startJobs(database.appUrl))
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1), { timeout: 30_000 })
    expect(asked.mock.calls[0]?.[0]).toMatchObject({ [name]: id, tenant: { id: tenant.tenant.id } })
  },
)
