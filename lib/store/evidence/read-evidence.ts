import type { TenantTx } from '../in-tenant'

/** Evidence as it is kept. */
export interface StoredEvidence {
  sha256: Uint8Array<ArrayBuffer>
  /** Unpacked size. */
  bytes: number
  /** A `difference` stands on the one that comes next; of an `object` the content is elsewhere (`lib/evidence/with-objects.ts`). */
  encoding: string
  content: Uint8Array<ArrayBuffer>
}

/** Evidence by its hash, and what it stands on, next first; none where there is none. */
export async function readEvidence(tx: TenantTx, sha256: Uint8Array<ArrayBuffer>): Promise<StoredEvidence[]> {
  return tx.db.$queryRaw<StoredEvidence[]>`
    SELECT sha256, bytes, encoding, content FROM (
      SELECT 0 AS step, e.sha256, e.bytes, e.encoding, e.content FROM evidence e
      WHERE e.tenant_id = ${tx.tenantId}::uuid AND e.sha256 = ${sha256}
      UNION ALL
      SELECT b.step, b.sha256, b.bytes, b.encoding, b.content FROM app.evidence_bases(${sha256}) b
    ) kept ORDER BY step`
}
