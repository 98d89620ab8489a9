import type { TenantTx } from '../in-tenant'
import { type EvidenceFilter, fittingEvidenceSql } from './evidence-sql'

/** How much evidence a filter finds. */
export async function countEvidence(tx: TenantTx, filter: EvidenceFilter): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM evidence e WHERE e.tenant_id = ${tx.tenantId}::uuid AND ${fittingEvidenceSql(tx.tenantId, filter)}`
  return row?.count ?? 0
}
