import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { useDatabase } from '@/tools/testing/tenant'
import { type LeakWorld, leakWorld } from './testing/leak-world'
import { GUARDED, type Guarded, ownLeakCheck } from './testing/own-leak-check'

/**
 * Each table is asked by the application's role what it tells and lets be done across tenants; then each of its policies is
 * dropped and loosened in turn, and the very same check must go red. All of it in transactions that are rolled back. Which
 * tables and policies there are is read from the catalogue.
 */
let w: LeakWorld
let db: pg.Client
let tables: Guarded[]
let pair: { own: string; other: string }
beforeAll(async () => {
  const database: TestDatabase = await testDatabase()
  useDatabase(database)
  w = await leakWorld(database)
  db = new pg.Client({ connectionString: database.superuserUrl })
  await db.connect()
  tables = (await db.query<Guarded>(GUARDED)).rows
  pair = { own: w.a.tenant.id, other: w.inStranger.scope.tenantId }
  await mirror()
}, 120_000)
afterAll(async () => {
  await db?.end()
  await w?.end()
})

/** Gives the other tenant a copy of each row that the first one has. */
async function mirror(): Promise<void> {
  await db.query('SET session_replication_role = replica')
  await db.query(
    `INSERT INTO logout_token (tenant_id, provider_id, jti_sha256, until)
     VALUES ($1, gen_random_uuid(), '\\x01', now())`,
    [pair.own],
  )
  for (const { name, key, columns } of tables.filter(({ key }) => key === 'tenant_id')) {
    const listed = columns.map((column) => `"${column}"`).join(', ')
    await db.query(
      `INSERT INTO "${name}" (${listed}) SELECT ${listed.replace('"tenant_id"', `'${pair.other}'::uuid`)} FROM "${name}"
       WHERE "${key}" = $1 ON CONFLICT DO NOTHING`,
      [pair.own],
    )
  }
  await db.query('RESET session_replication_role')
}

/** What the check says of a table after `done` was done to it, all of it undone. */
async function after(table: Guarded, done: string | null): Promise<string[]> {
  await db.query('BEGIN')
  try {
    if (done) await db.query(done)
    return await ownLeakCheck(db, table, pair)
  } finally {
    await db.query('ROLLBACK')
  }
}

const mutations = ({ name, policies, mayInsert }: Guarded): Record<string, string> => ({
  'row-level security is off': `ALTER TABLE "${name}" DISABLE ROW LEVEL SECURITY`,
  'a policy beside it lets everything through': `CREATE POLICY beside ON "${name}" USING (true)`,
  ...Object.fromEntries(
    policies.flatMap((policy) => [
      [`${policy} is dropped`, `DROP POLICY "${policy}" ON "${name}"`],
      [`${policy} hides nothing`, `ALTER POLICY "${policy}" ON "${name}" USING (true)`],
    ]),
  ),
  ...(mayInsert
    ? {
        'tenant_isolation lets everything be written': `ALTER POLICY tenant_isolation ON "${name}" WITH CHECK (true)`,
      }
    : {}),
})

it('finds the tables and a row of both tenants in each', async () => {
  expect(tables.length).toBeGreaterThan(40)
  for (const { name, key } of tables) {
    const { rows } = await db.query(
      `SELECT count(*) FILTER (WHERE "${key}" = $1) > 0 AS own, count(*) FILTER (WHERE "${key}" = $2) > 0 AS other FROM "${name}"`,
      [pair.own, pair.other],
    )
    expect([name, rows[0]]).toEqual([name, { own: true, other: true }])
  }
})

it('lets nothing through any table', async () => {
  for (const table of tables) expect([table.name, await after(table, null)]).toEqual([table.name, []])
})

it('and is seen to, of each table, as soon as any of its policies is dropped or loosened', async () => {
  const unseen: string[] = []
  let tried = 0
  for (const table of tables)
    for (const [what, sql] of Object.entries(mutations(table))) {
      tried++
      if ((await after(table, sql)).length === 0) unseen.push(`${table.name}: ${what}`)
    }
  expect(unseen).toEqual([])
  expect(tried).toBeGreaterThan(tables.length * 4)
})

describe("the application's role", () => {
  let app: pg.Client
  beforeAll(async () => {
    app = new pg.Client({ connectionString: process.env.DATABASE_APP_URL })
    await app.connect()
  })
  afterAll(() => app?.end())

  it('can hand nothing that it may do to anybody', async () => {
    const rights = async () =>
      (
        await db.query(
          `SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
        )
      ).rows
    const before = await rights()
    // PostgreSQL only warns that nothing was granted.
    for (const { name } of tables) await app.query(`GRANT ALL ON "${name}" TO PUBLIC`)
    expect(await rights()).toEqual(before)
  })

  it('can neither alter a table, nor its policies, nor make one of its own', async () => {
    const refused = async (sql: string) =>
      app.query(sql).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      )
    for (const { name, policies } of tables) {
      const attempts = [
        `ALTER TABLE "${name}" DISABLE ROW LEVEL SECURITY`,
        `ALTER TABLE "${name}" ADD COLUMN stolen text`,
        `CREATE POLICY beside ON "${name}" USING (true)`,
        ...policies.map((policy) => `DROP POLICY "${policy}" ON "${name}"`),
        `TRUNCATE "${name}"`,
        `CREATE VIEW public.through AS SELECT * FROM "${name}"`,
      ]
      for (const sql of attempts) expect([sql, await refused(sql)]).toEqual([sql, '42501'])
    }
    for (const sql of [
      'ALTER ROLE plimsoll_app BYPASSRLS',
      'SET ROLE plimsoll_owner',
      'SET SESSION AUTHORIZATION plimsoll_owner',
      'CREATE TABLE public.own (id int)',
      'CREATE FUNCTION public.own() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE SCHEMA own',
    ])
      expect([sql, await refused(sql)]).toEqual([sql, '42501'])
  })
})
