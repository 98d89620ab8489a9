import type { TenantTx } from '../in-tenant'

/** Hashes of what an act dropped, also of what came again since; only whoever sees all of the tenant can compute its root. */
export async function hashesOfDrop(tx: TenantTx, id: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const rows = await tx.db.$queryRaw<{ sha256: Uint8Array<ArrayBuffer> }[]>`
    SELECT sha256 FROM evidence WHERE tenant_id = ${tx.tenantId}::uuid AND drop_id = ${id}::uuid
    UNION ALL SELECT m.sha256 FROM evidence_drop d CROSS JOIN LATERAL unnest(d.moved) AS m(sha256)
    WHERE d.tenant_id = ${tx.tenantId}::uuid AND d.id = ${id}::uuid AND (SELECT app.unlimited()) ORDER BY sha256`
  return rows.map(({ sha256 }) => sha256)
}
