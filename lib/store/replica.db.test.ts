import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { authorise, lookup, type Scope } from '@/lib/access/keys'
import type { ReplicaReads } from '@/lib/access/principal'
import { NotFound } from '@/lib/core/errors'
import { silent } from '@/tools/lib/log'
import { temporaryFolder } from '@/tools/lib/temporary-folder'
import { removePostgres } from '@/tools/postgres/remove'
import { type Server, startPostgres } from '@/tools/postgres/start'
import { type OwnDatabase, ownDatabase } from '@/tools/testing/own-database'
import { type Replica, startReplica } from '@/tools/testing/start-replica'
import { type TestTenant, testTenant } from '@/tools/testing/tenant'
import { ensureActor } from './actors/ensure-actor'
import { closeConnections } from './client'
import { watchedReplica } from './fresh-replica'
import { lookAtReplica } from './health/look-at-replica'
import { walPosition } from './health/wal-position'
import { inTenant, type TenantTx } from './in-tenant'

// On a real streaming replica of a server of this file's own.

let data: string
let server: Server
let database: OwnDatabase
let replica: Replica
let tenant: TestTenant
const start = () => startPostgres(data, silent, { fsync: 'off' })

beforeAll(async () => {
  data = await temporaryFolder('replica')
  server = await start()
  database = await ownDatabase(server, data)
  tenant = await testTenant('harbour')
  await closeConnections()
  await server.stop()
  replica = await startReplica(data, data, async () => {
    server = await start()
  })
  process.env.DATABASE_REPLICA_URL = `postgresql://127.0.0.1:${replica.port}/plimsoll`
}, 180_000)
afterAll(async () => {
  delete process.env.DATABASE_REPLICA_URL
  await closeConnections()
  await replica?.stop()
  await server?.stop()
  await removePostgres(data)
})
beforeEach(async () => {
  await replica.admin.query('SELECT pg_wal_replay_resume()')
  await untilNear()
})

const scope = (reads?: ReplicaReads): Scope =>
  authorise({ ...tenant.principal('owner'), ...(reads ? { replica: reads } : {}) }, 'tenant.read')
const anywhere: ReplicaReads = { after: null }

/** Until a look finds that the replica follows. */
async function untilNear(): Promise<void> {
  while (!(await lookAtReplica(lookup('set-up')))) await sleep(50)
}

/** Whether a transaction is at the replica. */
async function isAtReplica({ db }: TenantTx): Promise<boolean> {
  const [row] = await db.$queryRaw<{ replica: boolean }[]>`SELECT pg_is_in_recovery() AS replica`
  return row?.replica === true
}

const name = async ({ db, tenantId }: TenantTx) =>
  (await db.$queryRaw<{ name: string }[]>`SELECT name FROM tenant WHERE id = ${tenantId}::uuid`)[0]?.name
async function rename(to: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('UPDATE tenant SET name = $1', [to])
  await owner.end()
}

it('a key that may is read with at the replica, by the application’s own login, with the tenant’s walls; any other at the primary', async () => {
  expect(await inTenant(scope(anywhere), isAtReplica)).toBe(true)
  expect(await inTenant(scope(), isAtReplica)).toBe(false)
  const other = (await testTenant('pier')).tenant.id
  await untilCaughtUp()
  const seen = await inTenant(scope(anywhere), async (tx) => [
    await isAtReplica(tx),
    (await tx.db.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`)[0]?.role,
    (await tx.db.tenant.findMany({ where: { id: other } })).length,
  ])
  expect(seen).toEqual([true, 'plimsoll_app', 0])
})

it('whoever has just changed something reads it, however far behind the replica is; others read what was', async () => {
  await rename('before')
  await untilCaughtUp()
  await replica.admin.query('SELECT pg_wal_replay_pause()')
  await rename('after')
  const own = await walPosition(lookup('session'))
  expect(await inTenant(scope(anywhere), name)).toBe('before')
  expect(await inTenant(scope({ after: own }), name)).toBe('after')
  await replica.admin.query('SELECT pg_wal_replay_resume()')
  await untilCaughtUp()
  expect(await inTenant(scope({ after: own }), isAtReplica)).toBe(true)
})

it('what is not there yet, writes after all, or fails is asked of the primary, and done once', async () => {
  const asked: boolean[] = []
  const missing = async (tx: TenantTx) => {
    const at = await isAtReplica(tx)
    asked.push(at)
    if (at) throw new NotFound()
    return 'there'
  }
  expect(await inTenant(scope(anywhere), missing)).toBe('there')
  expect(asked).toEqual([true, false])
  // The first of an actor writes it down.
  const ref = await inTenant(scope(anywhere), ensureActor)
  expect(await inTenant(scope(), ensureActor)).toBe(ref)
})

it('a replica that falls behind is read from no more until it follows again', async () => {
  await replica.admin.query('SELECT pg_wal_replay_pause()')
  await rename('behind')
  // The look at which the primary was there already, and the one that finds the replica is not.
  await lookAtReplica(lookup('set-up'))
  expect(await lookAtReplica(lookup('set-up'))).toBe(false)
  expect(await inTenant(scope(anywhere), isAtReplica)).toBe(false)
  await replica.admin.query('SELECT pg_wal_replay_resume()')
  await untilNear()
  expect(await inTenant(scope(anywhere), isAtReplica)).toBe(true)
})

it('an address that is the primary itself, or of another database, is no replica', async () => {
  const url = process.env.DATABASE_REPLICA_URL
  try {
    process.env.DATABASE_REPLICA_URL = database.appUrl
    expect(await lookAtReplica(lookup('set-up'))).toBe(false)
  } finally {
    process.env.DATABASE_REPLICA_URL = url
  }
})

it('a replica that ends is noticed by whoever reads, and nobody is refused', async () => {
  await replica.admin.query('SELECT 1')
  await replica.stop()
  expect(watchedReplica().fresh).toBe(true)
  expect(await inTenant(scope(anywhere), isAtReplica)).toBe(false)
  await expect(lookAtReplica(lookup('set-up'))).rejects.toThrow()
  expect(watchedReplica().fresh).toBe(false)
  replica = { ...replica, stop: async () => {} }
})

/** Until the replica has replayed what the primary has now. */
async function untilCaughtUp(): Promise<void> {
  const position = await walPosition(lookup('session'))
  for (;;) {
    const { rows } = await replica.admin.query('SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there', [
      position,
    ])
    if (rows[0].there) return
    await sleep(20)
  }
}
