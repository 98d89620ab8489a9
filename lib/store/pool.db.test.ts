import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookup, type Scope, systemScope } from '@/lib/access/keys'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { CONNECTIONS, closeConnections, prisma } from './client'
import { inPerson } from './in-person'
import { inTenant, type TenantTx } from './in-tenant'
import { tellTenant } from './tell-tenant'

/**
 * No connection of the pool carries a tenant over to whoever uses it next, however the unit of work before it ended. Each way to
 * end is tried on a connection whose process is known, and every connection of the pool is asked afterwards.
 */
let database: TestDatabase
let owner: pg.Client
let superuser: pg.Client
let a: Scope
let b: Scope
const MOST = CONNECTIONS

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  a = (await testTenant('harbour')).scope('owner')
  b = (await testTenant('pier')).scope('owner')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await Promise.all([owner.connect(), superuser.connect()])
  for (const scope of [a, b]) await inTenant(scope, addAgent)
})
afterAll(async () => {
  await closeConnections()
  await Promise.all([owner?.end(), superuser?.end()])
  await database?.drop()
})

async function addAgent({ db, tenantId }: TenantTx): Promise<void> {
  await db.$executeRaw`
    INSERT INTO agent (tenant_id, id, name, created_at, quiet_after_hours)
    VALUES (${tenantId}::uuid, gen_random_uuid(), 'x', now(), 1)`
}

interface Asked {
  pid: number
  tenant: string | null
  limit: string | null
  path: string | null
  rows: number
  timeout: string
}
/** What each connection of the pool is left with: all of them at once, so that no two questions share one. */
async function asked(): Promise<Asked[]> {
  const all = await Promise.all(
    Array.from({ length: MOST }, () =>
      prisma().$transaction(async (db) => {
        const [row] = await db.$queryRaw<Asked[]>`
          SELECT pg_backend_pid() AS pid, nullif(current_setting('app.tenant_id', true), '') AS tenant,
            nullif(current_setting('app.label_limit', true), '') AS limit, nullif(current_setting('app.label_path', true), '') AS path,
            (SELECT count(*)::int FROM agent) AS rows, current_setting('statement_timeout') AS timeout`
        await waitForAll()
        if (!row) throw new Error('no answer')
        return row
      }),
    ),
  )
  expect(new Set(all.map(({ pid }) => pid)).size).toBe(MOST)
  return all
}
let waiting = 0
let release: (() => void)[] = []
/** Until every connection is held by somebody. */
function waitForAll(): Promise<void> {
  waiting++
  if (waiting < MOST) return new Promise((resolve) => release.push(resolve))
  for (const one of release) one()
  waiting = 0
  release = []
  return Promise.resolve()
}

const pidOf = async ({ db }: Pick<TenantTx, 'db'>) =>
  (await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid ?? 0

/** Has the database do something to a process, as soon as it is at its long statement. */
async function whenAsleep(pid: number, does: 'pg_cancel_backend' | 'pg_terminate_backend'): Promise<void> {
  for (;;) {
    const { rows } = await superuser.query(
      `SELECT ${does}(pid) FROM pg_stat_activity WHERE pid = $1 AND state = 'active' AND query LIKE '%pg_sleep%'`,
      [pid],
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const LIMIT = [{ all: [{ key: 'env', in: ['test'] }] }]
/** Ways in which a unit of work ends; each answers whose process it was, and whether that lives on. */
const ENDS: Readonly<Record<string, (pid: (tx: Pick<TenantTx, 'db'>) => Promise<void>) => Promise<unknown>>> =
  {
    'it is done': (pid) => inTenant(a, pid),
    'it is done, limited to labels': (pid) => inTenant(systemScope(a.tenant, 'set-up', LIMIT), pid),
    'it throws': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        throw new Error('stop')
      }),
    'a statement of it fails': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        await tx.db.$queryRaw`SELECT 1 / 0 AS x`
      }),
    'a statement of it takes too long': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        await tx.db.$executeRaw`SET LOCAL statement_timeout = 20`
        await tx.db.$queryRaw`SELECT 1 AS x FROM pg_sleep(30)`
      }),
    'it is cancelled': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        void whenAsleep(await pidOf(tx), 'pg_cancel_backend')
        await tx.db.$queryRaw`SELECT 1 AS x FROM pg_sleep(30)`
      }),
    'its connection is killed': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        void whenAsleep(await pidOf(tx), 'pg_terminate_backend')
        await tx.db.$queryRaw`SELECT 1 AS x FROM pg_sleep(30)`
      }),
    'it asks models and raw statements': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        expect(await tx.db.agent.count()).toBe(1)
        expect(
          await tx.db
            .$queryRaw`SELECT count(*)::int AS count FROM agent WHERE tenant_id = ${tx.tenantId}::uuid`,
        ).toEqual([{ count: 1 }])
      }),
    'a statement of a model fails': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        await tx.db.agent.findFirst({ where: { id: 'none' } })
      }),
    'a failure in it was caught, and it goes on': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        await tx.db.$queryRaw`SELECT 1 / 0 AS x`.catch(() => {})
      }),
    'a write fails that nobody waits for': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        tx.later(tx.db.$executeRaw`SELECT 1 / 0 AS x`)
      }),
    'a write cannot even be sent': (pid) =>
      inTenant(a, async (tx) => {
        await pid(tx)
        await addAgent(tx)
        const unsendable = {
          toPostgres: () => {
            throw new Error('no such value')
          },
        }
        tx.later(tx.db.$executeRawUnsafe('SELECT $1', unsendable))
      }),
    'it takes too long': (pid) =>
      inTenant(
        a,
        async (tx) => {
          await pid(tx)
          await addAgent(tx)
          await tx.db.$queryRaw`SELECT 1 AS x FROM pg_sleep(0.3)`
        },
        { timeoutMs: 50 },
      ),
    'it takes longer than units of work may': (pid) =>
      prisma().$transaction(
        async (db) => {
          await pid({ db })
          await db.$queryRaw`SELECT app.use_tenant(${a.tenantId}::uuid, NULL)`
          await db.$queryRaw`SELECT 1 AS x FROM pg_sleep(0.3)`
          await db.$queryRaw`SELECT 1 AS x`
        },
        { timeout: 50 },
      ),
    'it told tenants within a transaction of none': (pid) =>
      inPerson(lookup('session'), async (person) => {
        await pid(person)
        for (const scope of [a, b])
          expect(await tellTenant(person, scope, (tx) => tx.db.agent.count())).toBe(1)
        expect(await person.db.agent.count()).toBe(0)
      }),
    'it failed while it told a tenant': (pid) =>
      inPerson(lookup('session'), async (person) => {
        await pid(person)
        await tellTenant(person, a, (tx) => tx.db.$queryRaw`SELECT 1 / 0 AS x`)
      }),
  }
const FAILS = /throws|fails|failure|cannot|too long|cancelled|killed|longer|failed/

it.each(Object.keys(ENDS))('of a tenant nothing is left on a connection when %s', async (how) => {
  const pids: number[] = []
  const ends = ENDS[how]?.(async (tx) => {
    pids.push(await pidOf(tx))
  })
  if (FAILS.test(how)) await expect(ends).rejects.toThrow()
  else await ends
  expect(pids).toHaveLength(1)
  const left = await asked()
  // The very connection is asked again, unless it is gone.
  expect(left.some(({ pid }) => pid === pids[0])).toBe(how !== 'its connection is killed')
  for (const one of left)
    expect(one).toEqual({ pid: one.pid, tenant: null, limit: null, path: null, rows: 0, timeout: '0' })
  expect(await inTenant(b, (tx) => tx.db.agent.count())).toBe(1)
})

it('whoever asks is told what failed, and not what failed since, however either was asked', async () => {
  const divided = { code: '22012' }
  const behindOthers = inTenant(a, async (tx) => {
    const failing = tx.db.$executeRaw`SELECT 1 / 0 AS x`
    // Heard of later than what was sent after it.
    tx.later(failing.catch(async (error: unknown) => Promise.reject(await Promise.resolve(error))))
    tx.later(tx.db.$executeRaw`SELECT 2 AS x`)
  })
  await expect(behindOthers).rejects.toMatchObject(divided)
  const waitedFor = inTenant(a, async (tx) => {
    const failing = tx.db.$executeRaw`SELECT 1 / 0 AS x`
    tx.later(tx.db.$executeRaw`SELECT 2 AS x`)
    await failing
  })
  await expect(waitedFor).rejects.toMatchObject(divided)
})

it('whoever asks next on any of them, while others end in every way, sees their own alone', async () => {
  const ends = Object.entries(ENDS).filter(([how]) => !/killed|cancelled/.test(how))
  const seen = await Promise.all(
    Array.from({ length: 120 }, async (_, i) => {
      const [, end] = ends[i % ends.length] ?? []
      await end?.(async () => {}).catch(() => {})
      const scope = i % 3 === 0 ? a : b
      const rows = await inTenant(scope, (tx) => tx.db.agent.findMany({ select: { tenantId: true } }))
      return rows.length === 1 && rows[0]?.tenantId === scope.tenantId && (await prisma().agent.count()) === 0
    }),
  )
  expect(seen).not.toContain(false)
})
