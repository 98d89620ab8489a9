import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import type { TenantTx } from '../in-tenant'
import type { FindingCounts } from './count-by-check'
import { handledSql, type Moment, STATUS_SQL } from './finding-sql'

/**
 * How many findings are active now, by check and severity: as many as the list of them shows. All that are open are counted in an
 * index; of those that exceptions cover or documents answer, which are few, the status is worked out, and what is not active is taken
 * away again.
 */
export async function countActive(
  tx: TenantTx,
  moment: Pick<Moment, 'at' | 'knownAt'>,
): Promise<FindingCounts[]> {
  return tx.db.$queryRaw<FindingCounts[]>`
    WITH ${handledSql(tx.tenantId, moment)}
    SELECT "checkKey", severity, sum(n)::int AS count FROM (
      SELECT f.check_key AS "checkKey", f.severity, count(*) AS n FROM finding f
      WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.machine = 'open' GROUP BY f.check_key, f.severity
      UNION ALL
      SELECT f.check_key, f.severity, -count(*) FROM finding f LEFT JOIN handled h ON h.finding_id = f.id
      WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.machine = 'open' AND f.id IN (
        SELECT finding_id FROM handled UNION ALL SELECT finding_id FROM answered
      ) AND NOT ${STATUS_SQL} = ANY(${[...ACTIVE_STATUSES]}::text[])
      GROUP BY f.check_key, f.severity
    ) all_of GROUP BY "checkKey", severity HAVING sum(n) > 0
    ORDER BY "checkKey", severity`
}
