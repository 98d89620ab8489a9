import { coversSql } from '../findings/finding-sql'
import type { TenantTx } from '../in-tenant'

/**
 * How many open findings each exception covers at an instant; one that is over covers none. What is covered is found once, whatever the
 * planner thinks of tables that it has not counted yet.
 */
export async function countCovered(tx: TenantTx, at: Date): Promise<Map<string, number>> {
  const rows = await tx.db.$queryRaw<{ id: string; count: number }[]>`
    WITH covered AS MATERIALIZED (${coversSql(tx.tenantId, { at, knownAt: at })})
    SELECT c.exception_id AS id, count(*)::int AS count FROM covered c
    JOIN finding f ON f.tenant_id = ${tx.tenantId}::uuid AND f.id = c.finding_id AND f.machine = 'open'
    GROUP BY c.exception_id`
  return new Map(rows.map(({ id, count }) => [id, count]))
}
