import type { PersonTx } from '../in-person'

export interface Erased {
  /** The last one is `tenant`. */
  table: string
  rows: number
}

/**
 * Takes up to `limit` rows of a tenant whose day has come out of one table, found from the catalogue; null when the tenant is
 * gone. @throws for a tenant whose day has not come
 */
export async function eraseTenantRows(
  { db }: PersonTx,
  tenantId: string,
  limit: number,
): Promise<Erased | null> {
  const [row] = await db.$queryRaw<{ table: string; rows: bigint }[]>`
    SELECT erased AS "table", n AS rows FROM app.erase_tenant_rows(${tenantId}::uuid, ${limit}::int)`
  return row ? { table: row.table, rows: Number(row.rows) } : null
}
