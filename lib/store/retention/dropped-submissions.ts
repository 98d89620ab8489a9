import type { TenantTx } from '../in-tenant'

/** Submissions whose bytes were dropped, and have not come again. */
export async function droppedSubmissions(tx: TenantTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM evidence e JOIN submission s ON s.tenant_id = ${tx.tenantId}::uuid AND s.evidence_sha256 = e.sha256
    WHERE e.tenant_id = ${tx.tenantId}::uuid AND e.drop_id IS NOT NULL AND e.encoding = 'dropped'`
  return rows.map(({ id }) => id)
}
