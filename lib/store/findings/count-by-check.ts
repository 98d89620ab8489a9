import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'

export interface CheckCount {
  checkKey: string
  count: number
}

/** How many findings fit, by check: as many as the list with the same filter shows. */
export async function countByCheck(
  tx: TenantTx,
  filter: FindingFilter,
  moment: Moment,
): Promise<CheckCount[]> {
  return tx.db.$queryRaw<CheckCount[]>`
    WITH ${momentSql(tx.tenantId, moment, filter)}
    SELECT f.check_key AS "checkKey", count(*)::int AS count
    ${fittingSql(tx.tenantId, filter, moment)} AND f.tenant_id = ${tx.tenantId}::uuid GROUP BY f.check_key`
}
