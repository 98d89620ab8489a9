import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silent } from '../lib/log'
import { type TestDatabase, testDatabase } from '../testing/database'
import { migrate } from './migrate'

let database: TestDatabase
let dir: string

beforeEach(async () => {
  database = await testDatabase({ empty: true })
  dir = await mkdtemp(join(tmpdir(), 'plimsoll-migrations-'))
})
afterEach(async () => {
  await database.drop()
  await rm(dir, { recursive: true })
})

const write = async (name: string, sql: string): Promise<void> => {
  await mkdir(join(dir, name), { recursive: true })
  await writeFile(join(dir, name, 'migration.sql'), sql)
}
const run = (log: (line: string) => void = silent): Promise<{ appUrl: string }> =>
  migrate({ ownerUrl: database.ownerUrl, secret: database.secret, log, dir })
const ask = async <T extends pg.QueryResultRow>(sql: string, url = database.ownerUrl): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}
const history = () =>
  ask<{ name: string; finished: boolean; rolled_back: boolean; logs: string | null; steps: number }>(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back,
           logs, applied_steps_count AS steps FROM _prisma_migrations ORDER BY started_at`)

describe('migrations', () => {
  test('are applied in order of their names, once, with Prisma’s checksum', async () => {
    await write('0002_b', 'INSERT INTO t VALUES (2);')
    await write('0001_a', 'CREATE TABLE t (n int); INSERT INTO t VALUES (1);')
    await run()
    await run()
    expect(await ask('SELECT n FROM t ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }])
    expect(await history()).toMatchObject([
      { name: '0001_a', finished: true, rolled_back: false, steps: 1 },
      { name: '0002_b', finished: true, rolled_back: false, steps: 1 },
    ])
    const [row] = await ask<{ checksum: string }>(
      "SELECT checksum FROM _prisma_migrations WHERE migration_name = '0002_b'",
    )
    // printf 'INSERT INTO t VALUES (2);' | sha256sum
    expect(row?.checksum).toBe('313add13595ebb5191b9f115b7b4ca7196e7915b4555294f281daed844d39f39')
  })

  test('four servers that start at once apply each file once', async () => {
    await write('0001_a', 'CREATE TABLE t (n int); SELECT pg_sleep(0.2); INSERT INTO t VALUES (1);')
    const urls = await Promise.all([run(), run(), run(), run()])
    expect(new Set(urls.map(({ appUrl }) => appUrl)).size).toBe(1)
    expect(await ask('SELECT n FROM t')).toEqual([{ n: 1 }])
    expect(await history()).toHaveLength(1)
  })

  test('a file that fails leaves nothing, says where, is recorded, and is tried again once mended', async () => {
    await write('0001_a', 'CREATE TABLE t (n int);')
    await write('0002_b', 'INSERT INTO t VALUES (1);\nSELECT 1 / 0 AS wrong;\nINSERT INTO t VALUES (2);')
    await expect(run()).rejects.toThrow(
      /0002_b failed, and nothing of it was kept: 22012 division by zero\nIn:\nSELECT 1 \/ 0/,
    )
    expect(await ask('SELECT n FROM t')).toEqual([])
    expect(await history()).toMatchObject([
      { name: '0001_a', finished: true },
      {
        name: '0002_b',
        finished: false,
        rolled_back: true,
        logs: expect.stringContaining('division by zero'),
      },
    ])
    await write('0002_b', 'INSERT INTO t VALUES (3);')
    await run()
    expect(await ask('SELECT n FROM t')).toEqual([{ n: 3 }])
  })

  test('one that Prisma left half done stops the start', async () => {
    await write('0001_a', 'CREATE TABLE t (n int);')
    await run()
    await ask('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(run()).rejects.toThrow(/begun and not finished: 0001_a/)
  })

  test('one that was edited after it was applied is only warned about', async () => {
    await write('0001_a', 'CREATE TABLE t (n int);')
    await run()
    await write('0001_a', 'CREATE TABLE t (n int); -- edited')
    const lines: string[] = []
    await run((line) => lines.push(line))
    expect(lines.join('\n')).toContain('warning: the migration 0001_a was edited')
  })

  test('what one sets for its session does not reach the next', async () => {
    await write('0001_a', "SET search_path = 'pg_catalog'; SET timezone = 'Asia/Shanghai';")
    await write('0002_b', "CREATE TABLE t AS SELECT current_setting('timezone') AS zone;")
    await run()
    expect(await ask('SELECT zone FROM public.t')).toEqual([{ zone: 'UTC' }])
  })
})

describe('the app’s login', () => {
  test('works, in UTC, holds no power, and may work the queue but not change its tables', async () => {
    await write('0001_a', 'CREATE TABLE t (n int);')
    const { appUrl } = await run()
    const [facts] = await ask<{ role: string; zone: string; power: boolean }>(
      `SELECT current_user AS role, current_setting('timezone') AS zone,
              rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS power FROM pg_roles WHERE rolname = current_user`,
      appUrl,
    )
    expect(facts).toEqual({ role: 'plimsoll_app', zone: 'UTC', power: false })
    expect(await ask('SELECT count(*)::int AS jobs FROM pgboss.job', appUrl)).toEqual([{ jobs: 0 }])
    await expect(ask('SELECT * FROM t', appUrl)).rejects.toThrow('permission denied for table t')
    await expect(ask('ALTER TABLE pgboss.job ADD COLUMN x int', appUrl)).rejects.toThrow('must be owner')
  })

  test('is refused when it owns a table', async () => {
    await write('0001_a', 'GRANT CREATE ON SCHEMA public TO plimsoll_app;')
    const { appUrl } = await run()
    await ask('CREATE TABLE mine (n int)', appUrl)
    await expect(run()).rejects.toThrow(/"plimsoll_app", which owns mine,/)
  })

  test('is refused when it is the owner’s', async () => {
    await write('0001_a', 'CREATE TABLE t (n int);')
    const { ownerUrl, secret } = database
    await expect(migrate({ ownerUrl, secret, log: silent, dir, appUrl: ownerUrl })).rejects.toThrow(
      /which owns /,
    )
  })

  test('may not be the one that migrates', async () => {
    const { appUrl, secret } = database
    await expect(migrate({ ownerUrl: appUrl, secret, log: silent, dir })).rejects.toThrow(
      /login of plimsoll_app/,
    )
  })
})
