import type { TenantTx } from '../in-tenant'
import { handledSql, type Moment } from './finding-sql'

/** Findings that exceptions cover or documents answer at a moment: those few of which more than the evidence decides whether they are active. */
export async function handledFindings(
  tx: TenantTx,
  moment: Pick<Moment, 'at' | 'knownAt'>,
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    WITH ${handledSql(tx.tenantId, moment)}
    SELECT f.id FROM finding f WHERE f.tenant_id = ${tx.tenantId}::uuid
      AND f.id IN (SELECT finding_id FROM handled UNION ALL SELECT finding_id FROM answered) ORDER BY f.id`
  return rows.map(({ id }) => id)
}
