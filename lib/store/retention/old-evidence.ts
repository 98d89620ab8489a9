import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

/** Evidence whose bytes are there. */
export interface OldEvidence {
  /** Of the submission that handed it in; several may name the same. */
  id: string
  sha256: Bytes
  /** As handed in, and as it is kept in its row. */
  bytes: number
  stored: number
}

/** Submissions that are passed over at once where the bytes of most have gone already. */
const MOST_PASSED = 5000

/** Evidence of submissions with ids in [from, before), the newest first, so that a difference comes before what it stands on. */
export async function oldEvidence(
  tx: TenantTx,
  { from, before, limit }: { from: string; before: string; limit: number },
): Promise<OldEvidence[]> {
  return tx.db.$queryRaw<OldEvidence[]>`
    WITH page AS MATERIALIZED (
      SELECT s.id, s.evidence_sha256 FROM submission s
      WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.id >= ${from}::uuid AND s.id < ${before}::uuid ORDER BY s.id DESC LIMIT ${MOST_PASSED})
    SELECT p.id, e.sha256, e.bytes, octet_length(e.content) AS stored FROM page p
    JOIN evidence e ON e.tenant_id = ${tx.tenantId}::uuid AND e.sha256 = p.evidence_sha256 AND e.encoding <> 'dropped'
    ORDER BY p.id DESC LIMIT ${limit}`
}

/** Below which submission to go on where few of the bytes that were asked for are there; null: there are no more submissions. */
export async function passedSubmission(
  tx: TenantTx,
  { from, before, most = MOST_PASSED }: { from: string; before: string; most?: number },
): Promise<string | null> {
  const [row] = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM submission s
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.id >= ${from}::uuid AND s.id < ${before}::uuid
    ORDER BY s.id DESC OFFSET ${most - 1} LIMIT 1`
  return row?.id ?? null
}
