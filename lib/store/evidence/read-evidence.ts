import type { TenantTx } from '../in-tenant'

export interface StoredEvidence {
  bytes: number
  encoding: string
  content: Uint8Array
}

/** Evidence by its hash, as kept (possibly compressed), or null. */
export async function readEvidence(
  tx: TenantTx,
  sha256: Uint8Array<ArrayBuffer>,
): Promise<StoredEvidence | null> {
  return tx.db.evidence.findUnique({
    where: { tenantId_sha256: { tenantId: tx.tenantId, sha256 } },
    select: { bytes: true, encoding: true, content: true },
  })
}
