import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { silent } from '../lib/log'
import { type Cluster, distribute, distributeOn, tablesOf } from './distribute'
import { type Placement, placements } from './placements'

/**
 * The rules that a schema must obey to be spread over a Citus cluster by tenant, held on the real catalogue. Citus itself is in no
 * package that tests can have: the command is tried on a stand-in, which only writes down what it is told.
 */
let database: TestDatabase
let db: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  db = new pg.Client({ connectionString: database.ownerUrl })
  await db.connect()
})
afterAll(async () => {
  await db.end()
  await database.drop()
})

const texts = async (sql: string): Promise<string[]> =>
  (await db.query<{ text: string }>(sql)).rows.map(({ text }) => text)
const placed = async () => new Map(placements(await tablesOf(db)).map(({ name, place }) => [name, place]))
const isSpread = (place: Placement | undefined) => typeof place === 'object'

describe('the schema', () => {
  it('has a place for every table, most of them by tenant', async () => {
    const all = await placed()
    expect([...all.values()].filter(isSpread).length).toBeGreaterThan(60)
    expect(all.get('asset')).toEqual({ by: 'tenant_id' })
    expect(all.get('app_user')).toBe('everywhere')
  })

  it('begins every unique key of what belongs to a tenant with the tenant', async () => {
    const all = await placed()
    const keys = await texts(`
      SELECT c.relname || ' ' || a.attname AS text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique`)
    expect(keys.length).toBeGreaterThan(70)
    const wrong = keys.filter((key) => {
      const [table = '', column] = key.split(' ')
      const place = all.get(table)
      return typeof place === 'object' && column !== place.by
    })
    expect(wrong).toEqual([])
  })

  it('has no foreign key across tenants, none that changes keys or sets null, none of what lies everywhere to what is spread', async () => {
    const all = await placed()
    const { rows } = await db.query<{
      child: string
      parent: string
      first: string
      names: string
      up: string
      down: string
    }>(`
      SELECT k.conrelid::regclass::text AS child, k.confrelid::regclass::text AS parent, k.confupdtype AS up, k.confdeltype AS down,
        (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) AS first,
        (SELECT attname FROM pg_attribute WHERE attrelid = k.confrelid AND attnum = k.confkey[1]) AS names
      FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`)
    expect(rows.length).toBeGreaterThan(5)
    for (const { child, parent, first, names, up, down } of rows) {
      expect([child, first, names, up]).toEqual([child, 'tenant_id', 'tenant_id', 'a'])
      expect(['a', 'r', 'c']).toContain(down)
      expect([child, isSpread(all.get(child)), parent, isSpread(all.get(parent))]).toEqual([
        child,
        true,
        parent,
        true,
      ])
    }
  })

  it('has no trigger, no exclusion, no sequence, and no name that shards would cut', async () => {
    expect(
      await texts(`
        SELECT 'trigger ' || tgname AS text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'exclusion ' || conname FROM pg_constraint WHERE contype = 'x' AND connamespace = 'public'::regnamespace
        UNION ALL SELECT 'sequence ' || relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'forced ' || relname FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'long ' || relname FROM pg_class WHERE length(relname) > 50 AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'long ' || conname FROM pg_constraint WHERE length(conname) > 50 AND connamespace = 'public'::regnamespace`),
    ).toEqual([])
  })
})

/** Stands in for a cluster: answers what is asked of its catalogue, and writes down the rest. */
function standIn(tables: Awaited<ReturnType<typeof tablesOf>>, breaksAt = Number.POSITIVE_INFINITY) {
  const said: string[] = []
  const there = new Map<string, { kind: string; by: string }>()
  const query = async (sql: string, values: unknown[] = []) => {
    if (sql.includes('pg_available_extensions')) return { rows: [{ version: '13.2-1' }] }
    if (sql.includes('FROM pg_class')) return { rows: tables }
    if (sql.includes('FROM citus_tables')) return { rows: [...there].map(([name, as]) => ({ name, ...as })) }
    const name = String(values[0]).replace('public.', '')
    const moves = /create_(reference|distributed)_table/.exec(sql)?.[1]
    if (moves && there.size >= breaksAt) throw new Error('the connection is gone')
    if (moves) there.set(name, { kind: moves, by: String(values[1] ?? '<none>') })
    said.push(`${sql} ${values.join(' ')}`.trim())
    return { rows: [] }
  }
  return { cluster: { query } as unknown as Cluster, said, there }
}

describe('distributing', () => {
  it('is refused where there is no Citus, and changes nothing', async () => {
    await expect(distribute(database.ownerUrl, silent)).rejects.toThrow(/has no Citus.*Nothing was changed/)
  })

  it('puts every table where it belongs, parents first, and does nothing the second time', async () => {
    const tables = await tablesOf(db)
    const { cluster, said, there } = standIn(tables)
    const wanted = placements(tables)
    expect(await distributeOn(cluster, silent)).toBe(wanted.length)
    expect([...there.keys()]).toEqual(wanted.map(({ name }) => name))
    const at = (name: string) => [...there.keys()].indexOf(name)
    for (const { name, parents } of tables)
      for (const parent of parents) if (parent !== name) expect(at(name)).toBeGreaterThan(at(parent))
    expect(at('app_user')).toBeLessThan(at('tenant'))
    expect(said.findIndex((one) => one.includes('propagate_set_commands'))).toBeLessThan(
      said.findIndex((one) => one.includes('create_')),
    )
    said.length = 0
    expect(await distributeOn(cluster, silent)).toBe(0)
    expect(said.filter((one) => /create_(reference|distributed)_table/.test(one))).toEqual([])
  })

  it('goes on where it was broken off', async () => {
    const tables = await tablesOf(db)
    const broken = standIn(tables, 20)
    await expect(distributeOn(broken.cluster, silent)).rejects.toThrow('gone')
    expect(broken.there.size).toBe(20)
    const again = standIn(tables)
    for (const [name, as] of broken.there) again.there.set(name, as)
    expect(await distributeOn(again.cluster, silent)).toBe(placements(tables).length - 20)
  })

  it('says which table was spread otherwise, before anything is moved', async () => {
    const { cluster, said, there } = standIn(await tablesOf(db))
    there.set('asset', { kind: 'distributed', by: 'id' })
    await expect(distributeOn(cluster, silent)).rejects.toThrow(/asset is distributed as “by id”/)
    expect(said).toEqual([])
  })
})
