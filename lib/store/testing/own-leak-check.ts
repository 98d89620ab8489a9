import type pg from 'pg'

/** A table that row-level security guards, and what the application may do to it. */
export interface Guarded {
  name: string
  /** The column that names its tenant. */
  key: 'tenant_id' | 'id'
  policies: string[]
  columns: string[]
  mayInsert: boolean
  /** A column that the application may change; null: none. */
  mayChange: string | null
  mayDelete: boolean
}

export const GUARDED = `
  SELECT c.relname AS name, CASE WHEN c.relname = 'tenant' THEN 'id' ELSE 'tenant_id' END AS key,
    ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid ORDER BY 1) AS policies,
    ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
    has_table_privilege('plimsoll_app', c.oid, 'INSERT') AS "mayInsert",
    (SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      AND has_column_privilege('plimsoll_app', c.oid, attnum, 'UPDATE') ORDER BY attnum DESC LIMIT 1) AS "mayChange",
    has_table_privilege('plimsoll_app', c.oid, 'DELETE') AS "mayDelete"
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity ORDER BY 1`

const NOWHERE = JSON.stringify([{ all: [{ key: 'nobody', in: ['has this'] }] }])

/**
 * The leak check of one table: asks it as the application's role in the transaction of the tenant `own`, within the one that
 * `db`, a superuser's connection, is in, so that what was just done to the table's policies counts. Both tenants have rows in
 * it. Answers what is wrong; leaves the transaction as it was.
 */
export async function ownLeakCheck(
  db: pg.Client,
  table: Guarded,
  { own, other }: { own: string; other: string },
): Promise<string[]> {
  const { name, key, policies, columns, mayInsert, mayChange, mayDelete } = table
  const wrong: string[] = []
  const count = async (where: string) =>
    (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}" WHERE ${where}`)).rows[0]?.n ?? 0
  /** How many rows a statement reaches, or why it fails; undone at once. */
  const attempt = async (sql: string) => {
    await db.query('SAVEPOINT attempt')
    const said = await db.query(sql).then(
      ({ rowCount }) => String(rowCount),
      (error: Error) => error.message,
    )
    await db.query('ROLLBACK TO SAVEPOINT attempt')
    return said
  }
  const listed = columns.map((column) => `"${column}"`).join(', ')
  const { rows } = await db.query<{ row: unknown }>(
    `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE "${key}" = '${other}' LIMIT 1`,
  )
  const row = JSON.stringify(rows[0]?.row).replaceAll("'", "''")

  await db.query('SAVEPOINT asked')
  await db.query('SET LOCAL SESSION AUTHORIZATION plimsoll_app')
  await db.query(`SELECT app.use_tenant('${own}', NULL)`)
  const mine = await count(`"${key}" = '${own}'`)
  if (mine === 0) wrong.push('shows a tenant nothing of its own')
  if ((await count(`"${key}" <> '${own}'`)) > 0) wrong.push('shows a tenant what is of another')
  if (mayChange) {
    const said = await attempt(
      `UPDATE "${name}" SET "${mayChange}" = "${mayChange}" WHERE "${key}" = '${other}'`,
    )
    if (said !== '0') wrong.push(`lets it be changed: ${said}`)
  }
  if (mayDelete) {
    const said = await attempt(`DELETE FROM "${name}" WHERE "${key}" = '${other}'`)
    if (said !== '0') wrong.push(`lets it be deleted: ${said}`)
  }
  if (mayInsert) {
    const said = await attempt(
      `INSERT INTO "${name}" (${listed}) SELECT ${listed} FROM jsonb_populate_record(NULL::"${name}", '${row}')`,
    )
    if (!said.includes('row-level security')) wrong.push(`lets it be written: ${said}`)
  }
  await db.query(`SELECT app.use_tenant('${own}', '${NOWHERE}')`)
  const limited = await count('true')
  const expected = policies.includes('label_limit') ? 0 : mine
  if (limited !== expected)
    wrong.push(`shows ${limited} of ${mine} to whoever is limited to assets that are not`)
  await db.query('ROLLBACK TO SAVEPOINT asked')
  return wrong
}
