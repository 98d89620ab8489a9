import type { TenantTx } from '../in-tenant'

export interface EvidenceContent {
  sha256: Uint8Array<ArrayBuffer>
  /** Unpacked size. */
  bytes: number
  encoding: 'gzip' | 'identity'
  content: Uint8Array<ArrayBuffer>
  at: Date
}

/** Keeps evidence under its hash; the same bytes are kept once a tenant. */
export async function putEvidence(tx: TenantTx, evidence: EvidenceContent): Promise<void> {
  tx.later(tx.db.$executeRaw`
    INSERT INTO evidence (tenant_id, sha256, bytes, encoding, content, created_at)
    VALUES (${tx.tenantId}::uuid, ${evidence.sha256}, ${evidence.bytes}, ${evidence.encoding}, ${evidence.content}, ${evidence.at})
    ON CONFLICT DO NOTHING`)
}
