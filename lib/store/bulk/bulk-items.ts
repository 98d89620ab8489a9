import type { TenantTx } from '../in-tenant'

export interface BulkItemRow {
  findingId: string
  version: number | null
  change: unknown
}

/** The next items of a bulk change in a state, in the order in which findings are locked. */
export async function bulkItems(
  tx: TenantTx,
  bulkId: string,
  state: 'waiting' | 'changed',
  limit: number,
): Promise<BulkItemRow[]> {
  return tx.db.$queryRaw<BulkItemRow[]>`
    SELECT finding_id AS "findingId", version, change FROM bulk_item
    WHERE tenant_id = ${tx.tenantId}::uuid AND bulk_id = ${bulkId}::uuid AND state = ${state} ORDER BY finding_id LIMIT ${limit}`
}
