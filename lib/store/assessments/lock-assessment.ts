import type { TenantTx } from '../in-tenant'

/** Locks an assessment's row until COMMIT, so that its revisions follow one another; false when it is not there. */
export async function lockAssessment(tx: TenantTx, id: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM assessment WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND archived_at IS NULL
    FOR NO KEY UPDATE`
  return rows.length > 0
}
