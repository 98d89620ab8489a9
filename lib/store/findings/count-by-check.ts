import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'

export interface FindingCounts {
  checkKey: string
  severity: string
  count: number
}

/** How many findings fit, by check and severity: as many as the list with the same filter shows. */
export async function countByCheck(
  tx: TenantTx,
  filter: FindingFilter,
  moment: Moment,
): Promise<FindingCounts[]> {
  return tx.db.$queryRaw<FindingCounts[]>`
    WITH ${momentSql(tx.tenantId, moment, filter)}
    SELECT f.check_key AS "checkKey", f.severity, count(*)::int AS count
    ${fittingSql(tx.tenantId, filter, moment)} AND f.tenant_id = ${tx.tenantId}::uuid
    GROUP BY f.check_key, f.severity ORDER BY f.check_key, f.severity`
}
