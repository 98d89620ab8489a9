import pg from 'pg'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { APP_ROLE } from '../migrate/app-role'
import { type Placement, placements, type TableFacts } from './placements'

/** As much of a connection as distributing needs. */
export interface Cluster {
  query: <T>(sql: string, values?: unknown[]) => Promise<{ rows: T[] }>
}

const TABLES = `
  SELECT c.relname AS name,
    (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = c.oid AND i.indisprimary) AS "firstKey",
    ARRAY(SELECT DISTINCT r.relname::text FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
      WHERE k.conrelid = c.oid AND k.contype = 'f') AS parents
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname`

/** Tables of the schema, for {@link placements}. */
export const tablesOf = async (db: Cluster): Promise<TableFacts[]> =>
  (await db.query<TableFacts>(TABLES)).rows

/**
 * Spreads the tables of a migrated database over the nodes of its Citus cluster. Every table is a step of its own, and one that lies
 * where it belongs is left alone: it may be broken off and run again, and again after each migration.
 * @param ownerUrl login of the tables' owner
 * @returns how many tables were moved
 * @throws {PlainError} where Citus is missing, or a table was spread otherwise; nothing is changed then
 */
export async function distribute(ownerUrl: string, log: Log): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await distributeOn(client as unknown as Cluster, log)
  } finally {
    await client.end()
  }
}

/** @see distribute */
export async function distributeOn(db: Cluster, log: Log): Promise<number> {
  const { rows } = await db.query<{ version: string | null }>(
    "SELECT installed_version AS version FROM pg_available_extensions WHERE name = 'citus'",
  )
  const [citus] = rows
  if (!citus)
    throw new PlainError(
      'This PostgreSQL has no Citus, so there is nothing to distribute over. Nothing was changed: the same schema works as it is on one server. ' +
        'docs/scaling.md says when a cluster is worth it and how to set one up.',
    )
  if (!citus.version)
    throw new PlainError(
      'Citus is installed on this server and not in this database. As a superuser, on every node: CREATE EXTENSION citus. Then, here: ' +
        "SELECT citus_set_coordinator_host('…') and SELECT citus_add_node('…', 5432) for each worker. Nothing was changed.",
    )
  const wanted = placements(await tablesOf(db))
  const there = await placedAlready(db)
  const strange = wanted.find(({ name, place }) => {
    const now = there.get(name)
    return now !== undefined && now !== wordOf(place)
  })
  if (strange)
    throw new PlainError(
      `The table ${strange.name} is distributed as “${there.get(strange.name)}” and belongs “${wordOf(strange.place)}”. Nothing was changed: undo it with SELECT undistribute_table('public.${strange.name}') and run this again.`,
    )
  // Without it foreign keys would turn tables into something else before their turn comes.
  await db.query('SET citus.enable_local_reference_table_foreign_keys = off')
  // What a transaction says of its tenant must reach the nodes that answer.
  await db.query(`ALTER ROLE ${APP_ROLE} SET citus.propagate_set_commands = 'local'`)
  const missing = wanted.filter(({ name }) => !there.has(name))
  for (const { name, place } of missing) {
    if (place === 'everywhere')
      await db.query('SELECT create_reference_table($1::regclass)', [`public.${name}`])
    else if (place !== 'coordinator') await spread(db, name, place.by)
    log(`  ${name}: ${wordOf(place)}`)
  }
  // Policies and statements call them on the nodes, too.
  await db.query(
    `SELECT create_distributed_function(p.oid::regprocedure) FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace`,
  )
  // Rows were copied; what is left of them on the coordinator only takes room. Last, and children first: a foreign key empties both.
  for (const { name, place } of wanted.toReversed()) {
    if (typeof place === 'object')
      await db.query('SELECT truncate_local_data_after_distributing_table($1::regclass)', [`public.${name}`])
  }
  log(
    missing.length === 0
      ? `All ${wanted.length} tables lie where they belong.`
      : `${missing.length} of ${wanted.length} tables were moved.`,
  )
  return missing.length
}

async function spread(db: Cluster, name: string, by: string): Promise<void> {
  const beside = name === 'tenant' ? '' : ", colocate_with => 'public.tenant'"
  await db.query(`SELECT create_distributed_table($1::regclass, $2${beside})`, [`public.${name}`, by])
}

async function placedAlready(db: Cluster): Promise<Map<string, string>> {
  const { rows } = await db.query<{ name: string; kind: string; by: string }>(
    `SELECT replace(table_name::text, 'public.', '') AS name, citus_table_type AS kind, distribution_column AS by FROM citus_tables`,
  )
  return new Map(
    rows.map(({ name, kind, by }) => [
      name,
      kind === 'distributed' ? wordOf({ by }) : kind === 'reference' ? wordOf('everywhere') : kind,
    ]),
  )
}

const wordOf = (place: Placement): string =>
  place === 'everywhere' ? 'on every node' : place === 'coordinator' ? 'on the coordinator' : `by ${place.by}`
