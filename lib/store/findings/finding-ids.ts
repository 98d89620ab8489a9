import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'

/** Ids of the findings that fit, in their order. */
export async function findingIds(
  tx: TenantTx,
  filter: FindingFilter,
  moment: Moment,
  limit: number,
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    WITH ${momentSql(tx.tenantId, moment, filter)}
    SELECT f.id ${fittingSql(tx.tenantId, filter, moment)} AND f.tenant_id = ${tx.tenantId}::uuid ORDER BY f.id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
