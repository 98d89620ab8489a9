import type pg from 'pg'
import type { TenantTx } from '../in-tenant'

type Digest = { name: string; digest: string; rows: number }

/** One statement: a digest of all rows of the tenant $1 in each table. */
function digestsSql(tables: readonly string[]): string {
  return tables
    .map((table) => {
      const key = table === 'tenant' ? 'id' : 'tenant_id'
      return `SELECT '${table}' AS name, coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest,
        count(*)::int AS rows FROM "${table}" t WHERE ${key} = $1::uuid`
    })
    .join(' UNION ALL ')
}

/** Every row of a tenant in whatever table names one, and its people, as one digest a table; read by the owner. */
export async function ownerDigests(owner: pg.Client, tenantId: string): Promise<Digest[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
     AND column_name = 'tenant_id' UNION SELECT 'tenant' ORDER BY 1`,
  )
  const people = `SELECT 'app_user' AS name, coalesce(md5(string_agg(md5(u::text), '' ORDER BY u.id)), '') AS digest,
    count(*)::int AS rows FROM app_user u WHERE id IN (SELECT user_id FROM membership_directory WHERE tenant_id = $1::uuid)`
  const sql = `${digestsSql(tables.map((table) => table.name))} UNION ALL ${people}`
  return (await owner.query<Digest>(sql, [tenantId])).rows
}

/** The same as the application's role sees it within a transaction, before COMMIT. */
export async function digestsIn(
  tx: TenantTx,
  tables: readonly string[],
  tenantId: string,
): Promise<Digest[]> {
  return tx.db.$queryRawUnsafe<Digest[]>(digestsSql(tables), tenantId)
}

/** Erases every row of a tenant; a table that others still refer to waits until they are empty. */
export async function eraseRows(
  owner: pg.Client,
  tables: readonly string[],
  tenantId: string,
): Promise<void> {
  const left = [...tables]
  for (let tries = tables.length ** 2; left.length > 0 && tries > 0; tries--) {
    const table = left.shift() ?? ''
    const sql = `DELETE FROM "${table}" WHERE ${table === 'tenant' ? 'id' : 'tenant_id'} = $1`
    await owner.query(sql, [tenantId]).catch(() => left.push(table))
  }
  if (left.length > 0) throw new Error(`rows are left in ${left.join(', ')}`)
}
