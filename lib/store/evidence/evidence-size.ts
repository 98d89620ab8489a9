import type { TenantTx } from '../in-tenant'

/** Bytes of evidence as it was handed in, by its hash, or null where there is none. */
export async function evidenceSize(tx: TenantTx, sha256: Uint8Array<ArrayBuffer>): Promise<number | null> {
  const row = await tx.db.evidence.findUnique({
    where: { tenantId_sha256: { tenantId: tx.tenantId, sha256 } },
    select: { bytes: true },
  })
  return row ? row.bytes : null
}
