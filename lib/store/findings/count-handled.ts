import type { TenantTx } from '../in-tenant'
import type { FindingCounts } from './count-by-check'
import { handledSql, type Moment, STATUS_SQL } from './finding-sql'

export interface HandledCounts extends FindingCounts {
  /** Of `finding-status.ts`. */
  status: string
}

/**
 * How many open findings exceptions cover or documents answer, by check, severity and status: those few of which more than the
 * evidence decides whether they are active.
 */
export async function countHandled(
  tx: TenantTx,
  moment: Pick<Moment, 'at' | 'knownAt'>,
): Promise<HandledCounts[]> {
  return tx.db.$queryRaw<HandledCounts[]>`
    WITH ${handledSql(tx.tenantId, moment)}
    SELECT f.check_key AS "checkKey", f.severity, ${STATUS_SQL} AS status, count(*)::int AS count
    FROM finding f LEFT JOIN handled h ON h.finding_id = f.id
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.machine = 'open' AND f.id IN (
      SELECT finding_id FROM handled UNION ALL SELECT finding_id FROM answered
    )
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
}
