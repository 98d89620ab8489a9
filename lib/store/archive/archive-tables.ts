import type { TenantTx } from '../in-tenant'

export interface ArchiveTable {
  name: string
  /** Columns of its primary key after the tenant, with their types as PostgreSQL writes them. */
  key: { name: string; type: string }[]
}

/**
 * Tables of what is a tenant's: by the catalogue every one that row-level security guards, so that a new one is among them. The
 * directories, which hold nothing but hashes and ids of rows that are here, are not.
 */
export async function archiveTables(tx: TenantTx): Promise<ArchiveTable[]> {
  return tx.db.$queryRaw<ArchiveTable[]>`
    SELECT c.relname::text AS name, coalesce((
      SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY k.place)
      FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname <> 'tenant_id'), '[]') AS key
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relrowsecurity
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
    ORDER BY c.relname`
}
