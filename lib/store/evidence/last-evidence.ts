import type { TenantTx } from '../in-tenant'
import type { StoredEvidence } from './read-evidence'

/**
 * What the latest report of a tool on an asset was kept as, and what that stands on, next first; none where it has more than `most` bytes.
 * Each base is limited to one, so that it is looked up by its key, however few rows the planner believes there are.
 */
export async function lastEvidence(
  tx: TenantTx,
  of: { assetId: string; tool: string; most: number },
): Promise<StoredEvidence[]> {
  return tx.db.$queryRaw<StoredEvidence[]>`
    WITH RECURSIVE kept AS (
      SELECT 0 AS step, e.sha256, e.bytes, e.encoding, e.content, e.base_sha256 FROM (
        SELECT s.evidence_sha256 FROM (
          SELECT c.submission_id FROM coverage c
          WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = ${of.assetId}::uuid AND c.tool = ${of.tool}
          ORDER BY c.observed_at DESC LIMIT 1) look
        JOIN submission s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = look.submission_id LIMIT 1) last
      JOIN evidence e ON e.tenant_id = ${tx.tenantId}::uuid AND e.sha256 = last.evidence_sha256
      WHERE e.tenant_id = ${tx.tenantId}::uuid AND e.bytes <= ${of.most}
      UNION ALL
      SELECT k.step + 1, b.sha256, b.bytes, b.encoding, b.content, b.base_sha256 FROM kept k
      CROSS JOIN LATERAL (SELECT * FROM evidence e WHERE e.tenant_id = ${tx.tenantId}::uuid AND e.sha256 = k.base_sha256 LIMIT 1) b)
    SELECT sha256, bytes, encoding, content FROM kept ORDER BY step`
}
