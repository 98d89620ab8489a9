import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { benchReport } from '../../bench/support/bench-report'
import { type BenchTenant, benchTenant } from '../../bench/support/bench-tenant'
import { NEWS_QUEUE } from '../../lib/notify/news-queue'
import { closeConnections } from '../../lib/store/client'
import { inTenant } from '../../lib/store/in-tenant'
import { sendJob } from '../../lib/store/queue/send-job'
import { freePort } from '../lib/free-port'
import { silent } from '../lib/log'
import { temporaryFolder } from '../lib/temporary-folder'
import { removePostgres } from '../postgres/remove'
import { type Server, startPostgres } from '../postgres/start'
import { startLasting } from '../postgres/start-lasting'
import { type OwnDatabase, ownDatabase } from '../testing/own-database'
import { type BareApp, startBareApp } from '../testing/start-bare-app'

const stops: (() => Promise<unknown> | unknown)[] = []
let data: string
let database: OwnDatabase
let tenant: BenchTenant
let app: BareApp

/** An app of its own on a server of its own. */
async function begin(server: Server): Promise<void> {
  database = await ownDatabase(server, data)
  tenant = await benchTenant('north')
  app = startBareApp(database, await freePort())
  stops.push(() => app.end())
  await app.untilReady()
}

beforeEach(async () => {
  data = await temporaryFolder('outage')
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await removePostgres(data)
  await rm(data, { recursive: true, force: true })
})

let n = 0
function handIn(): Promise<Response> {
  const query = new URLSearchParams({
    asset: 'host-1',
    observed_at: new Date(Date.UTC(2026, 9, 1) + ++n).toISOString(),
  })
  return fetch(`${app.api}/api/v1/submissions?${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${tenant.token}`, 'Content-Type': 'application/octet-stream' },
    body: benchReport(n, 5),
  })
}

const read = () =>
  fetch(`${app.api}/api/v1/submissions`, { headers: { Authorization: `Bearer ${tenant.token}` } })

/** Asks until it is so; what a machine under load takes is not what is tested. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 60_000; await sleep(100)) if (await holds()) return
  throw new Error(`not within a minute: ${what}`)
}

async function expectUnavailable(response: Response): Promise<void> {
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toMatchObject({ status: 503, code: 'unavailable' })
}

it('while PostgreSQL restarts under load the app says 503 with Retry-After, and goes on by itself, its workers too', async () => {
  let server = await startPostgres(data, silent, { fsync: 'off' })
  stops.push(() => server.stop(), closeConnections)
  await begin(server)
  expect((await handIn()).status).toBe(201)
  await closeConnections()

  let asks = true
  const statuses = new Set<number>()
  const load = Promise.all(
    Array.from({ length: 12 }, async () => {
      while (asks) statuses.add((await handIn()).status)
    }),
  )
  await sleep(500)
  await server.stop()
  await expectUnavailable(await handIn())
  await expectUnavailable(await read())
  expect((await fetch(`${app.api}/readyz`)).status).toBe(503)
  server = await startPostgres(data, silent, { fsync: 'off' })
  await until(async () => (await handIn()).status === 201, 'a report is taken again')
  await sleep(500)
  asks = false
  await load
  // Nothing else was answered in between, and no connection was left hanging.
  expect([...statuses].sort()).toEqual([201, 503])
  expect(app.child.exitCode).toBeNull()

  await inTenant(tenant.scope, (tx) => sendJob(tx, NEWS_QUEUE, {}, { key: 'after' }))
  const owner = new pg.Client({ connectionString: database.superuserUrl })
  await owner.connect()
  stops.push(() => owner.end())
  await until(async () => {
    const { rows } = await owner.query<{ state: string }>('SELECT state FROM pgboss.job WHERE name = $1', [
      NEWS_QUEUE,
    ])
    return rows.length > 0 && rows.every(({ state }) => state === 'completed')
  }, 'the workers take jobs again')
}, 240_000)

/** A disk of a test's own in memory; root alone may make one, and not in every container. */
function smallDisk(at: string, megabytes: number): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root makes a small disk'
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', at], {
    encoding: 'utf8',
  })
  if (made.status !== 0) return `no small disk: ${made.stderr?.trim() || made.error?.message}`
  stops.push(() => spawnSync('umount', ['--lazy', at]))
  return null
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const target = openSync(file, 'w')
  for (let size = 1 << 20; size >= 4096; size /= 2) {
    const block = Buffer.alloc(size, 1)
    try {
      for (;;) writeSync(target, block)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  closeSync(target)
}

it('a full disk is 503 with Retry-After for what is handed in, reads go on, and room again is enough', async ({
  skip,
}) => {
  const disk = join(data, 'disk')
  await mkdir(disk)
  const none = smallDisk(disk, 700)
  if (none) skip(none)
  await chmod(disk, 0o711)
  const server = await startLasting(disk, silent)
  stops.push(() => server.stop(), closeConnections)
  await begin(server)
  expect((await handIn()).status).toBe(201)

  const ballast = join(disk, 'ballast')
  fill(ballast)
  // What was being written may still fit; then nothing does any more.
  await until(async () => (await handIn()).status === 503, 'the disk is full')
  for (let i = 0; i < 20; i++) {
    const refused = await handIn()
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ status: 503, code: 'storage_full' })
    expect((await read()).status).toBe(200)
  }
  await rm(ballast)
  await until(async () => (await handIn()).status === 201, 'a report is taken again')
}, 240_000)
