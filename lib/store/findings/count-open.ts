import type { TenantTx } from '../in-tenant'
import type { FindingCounts } from './count-by-check'

/** How many findings are open by what the evidence says, by check and severity: counted in an index. */
export async function countOpen(tx: TenantTx): Promise<FindingCounts[]> {
  return tx.db.$queryRaw<FindingCounts[]>`
    SELECT f.check_key AS "checkKey", f.severity, count(*)::int AS count FROM finding f
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.machine = 'open' GROUP BY f.check_key, f.severity
    ORDER BY f.check_key, f.severity`
}
