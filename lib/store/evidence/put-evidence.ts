import type { TenantTx } from '../in-tenant'

export interface EvidenceContent {
  sha256: Uint8Array<ArrayBuffer>
  /** Unpacked size. */
  bytes: number
  /** An `object` lies in the object store, and its content is empty. */
  encoding: 'brotli' | 'difference' | 'object'
  content: Uint8Array<ArrayBuffer>
  /** What a difference stands on. */
  base: Uint8Array<ArrayBuffer> | null
  at: Date
}

/** Keeps evidence under its hash; the same bytes are kept once a tenant, and again where they had been dropped. */
export async function putEvidence(tx: TenantTx, evidence: EvidenceContent): Promise<void> {
  const { sha256, bytes, encoding, content, base, at } = evidence
  tx.later(
    tx.db
      .$executeRaw`SELECT app.put_evidence(${tx.tenantId}::uuid, ${sha256}, ${bytes}, ${encoding}, ${content}, ${base}, ${at})`,
  )
}
