import type { TenantTx } from '../in-tenant'
import type { ArchiveTable } from './archive-tables'

export interface ArchiveRow {
  /** JSON of the row’s key: where the next page goes on. */
  key: string
  /** JSON of the row; bytes in hexadecimal after `\\x`. */
  row: string
}

/**
 * Columns that no archive holds: what is sealed or hashed is of use to this server alone. The bytes of evidence, attachments and
 * reports are files beside the rows.
 */
export const LEFT_OUT: readonly string[] = [
  'sealed',
  'token_hash',
  'code_hash',
  'address_sealed',
  'secret_sealed',
  'previous_sealed',
  'content',
  'snapshot',
]

/** A page of a table's rows of the tenant in the order of its key, after a row's key. */
export async function archiveRows(
  tx: TenantTx,
  { name, key }: ArchiveTable,
  after: string | null,
  limit: number,
): Promise<ArchiveRow[]> {
  // Names and types are the catalogue's own, quoted; what a caller gives are parameters.
  const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`
  const columns = key.map((column) => `t.${quoted(column.name)}`)
  const place = key.map(({ type }, i) =>
    type === 'bytea' ? `($2::jsonb ->> ${i})::bytea` : `($2::jsonb ->> ${i})::${type}`,
  )
  const beyond = key.length === 0 ? 'false' : `(${columns.join(', ')}) > (${place.join(', ')})`
  const order = key.length === 0 ? '' : `ORDER BY ${columns.join(', ')}`
  return tx.db.$queryRawUnsafe<ArchiveRow[]>(
    `SELECT jsonb_build_array(${columns.join(', ')})::text AS key, (to_jsonb(t) - $4::text[])::text AS "row"
     FROM ${quoted(name)} t WHERE t.tenant_id = $1::uuid AND ($2::jsonb IS NULL OR ${beyond}) ${order} LIMIT $3::int`,
    tx.tenantId,
    after,
    limit,
    [...LEFT_OUT],
  )
}
