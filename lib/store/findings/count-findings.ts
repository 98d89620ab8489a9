import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'

/** How many findings fit. */
export async function countFindings(tx: TenantTx, filter: FindingFilter, moment: Moment): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ count: number }[]>`
    WITH ${momentSql(tx.tenantId, moment, filter)}
    SELECT count(*)::int AS count ${fittingSql(tx.tenantId, filter, moment)} AND f.tenant_id = ${tx.tenantId}::uuid`
  return row?.count ?? 0
}
