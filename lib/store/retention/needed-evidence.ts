import type { TenantTx } from '../in-tenant'

type Bytes = Uint8Array<ArrayBuffer>

/** What the bytes of old evidence are needed for; where several fit, the first. */
export const NEEDS = ['handed_in', 'waiting', 'current', 'last_look', 'finding', 'decision'] as const
export type Need = (typeof NEEDS)[number]

/**
 * For what the bytes of evidence are needed, where they are: handed in again since `before`; a job is still to place them; a state, a
 * statement or a risk that holds now is told by them; nobody has looked so since; a finding that is open was last opened by them; or they told
 * what held, or was the last look, when somebody decided what is in force.
 */
export async function neededEvidence(
  tx: TenantTx,
  sha256: readonly Bytes[],
  before: Date,
): Promise<{ sha256: Bytes; need: Need }[]> {
  if (sha256.length === 0) return []
  return tx.db.$queryRaw<{ sha256: Bytes; need: Need }[]>`
    WITH own AS MATERIALIZED (
      SELECT s.id, s.evidence_sha256 AS sha256, s.asset_id, s.state, s.observed_at, s.received_at
      FROM (SELECT DISTINCT h FROM unnest(${[...sha256]}::bytea[]) AS h) asked
      JOIN submission s ON s.tenant_id = ${tx.tenantId}::uuid AND s.evidence_sha256 = asked.h),
    about AS MATERIALIZED (
      SELECT o.id, o.sha256, o.asset_id, o.observed_at FROM own o WHERE o.asset_id IS NOT NULL
      UNION
      SELECT o.id, o.sha256, p.asset_id, o.observed_at FROM own o
      JOIN submission_asset p ON p.tenant_id = ${tx.tenantId}::uuid AND p.submission_id = o.id),
    seen AS MATERIALIZED (
      SELECT o.id, o.sha256, g.seen_at FROM own o JOIN sighting g ON g.tenant_id = ${tx.tenantId}::uuid AND g.submission_id = o.id),
    look AS MATERIALIZED (
      SELECT l.sha256, c.asset_id, c.tool, c.profile, c.set_id, c.observed_at FROM (
        SELECT b.id, b.sha256, b.asset_id, b.observed_at FROM about b
        UNION SELECT b.id, b.sha256, b.asset_id, s.seen_at FROM about b JOIN seen s ON s.id = b.id) l
      JOIN coverage c ON c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = l.asset_id AND c.observed_at = l.observed_at AND c.submission_id = l.id),
    decided AS MATERIALIZED (
      SELECT DISTINCT v.at FROM determination d CROSS JOIN LATERAL (VALUES (d.recorded_from), (d.approved_at)) AS v(at)
      WHERE d.tenant_id = ${tx.tenantId}::uuid AND d.ended_at IS NULL AND (d.expires_at IS NULL OR d.expires_at > now()) AND v.at IS NOT NULL)
    SELECT DISTINCT n.sha256, n.need FROM (
      SELECT sha256, 'handed_in' AS need FROM own WHERE received_at >= ${before}
      UNION ALL SELECT sha256, 'handed_in' FROM seen WHERE seen_at >= ${before}
      UNION ALL SELECT sha256, 'waiting' FROM own WHERE state = 'received'
      UNION ALL SELECT b.sha256, 'current' FROM about b
        JOIN state_current c ON c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = b.asset_id AND c.submission_id = b.id
      UNION ALL SELECT o.sha256, 'current' FROM own o JOIN vex_document v ON v.tenant_id = ${tx.tenantId}::uuid AND v.submission_id = o.id
      UNION ALL SELECT o.sha256, 'current' FROM own o JOIN advisory_risk r ON r.tenant_id = ${tx.tenantId}::uuid AND r.submission_id = o.id
      UNION ALL SELECT l.sha256, 'last_look' FROM look l WHERE NOT EXISTS (
        SELECT 1 FROM coverage c WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = l.asset_id AND c.observed_at > l.observed_at
          AND c.tool = l.tool AND c.profile = l.profile AND c.set_id = l.set_id)
      UNION ALL SELECT b.sha256, 'finding' FROM about b
        JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = b.asset_id
        JOIN finding f ON f.tenant_id = ${tx.tenantId}::uuid AND f.id = k.finding_id AND f.machine = 'open'
        JOIN finding_event e ON e.tenant_id = ${tx.tenantId}::uuid AND e.finding_id = f.id AND e.submission_id = b.id
          AND e.kind IN ('opened', 'reopened') AND NOT EXISTS (SELECT 1 FROM finding_event n WHERE n.tenant_id = ${tx.tenantId}::uuid
            AND n.finding_id = f.id AND n.kind IN ('opened', 'reopened') AND n.id > e.id)
      UNION ALL SELECT b.sha256, 'decision' FROM about b
        JOIN state_history h ON h.tenant_id = ${tx.tenantId}::uuid AND h.asset_id = b.asset_id AND h.submission_id = b.id
        JOIN decided d ON h.valid_from <= d.at AND (h.valid_to > d.at OR h.end_recorded > d.at)
      UNION ALL SELECT l.sha256, 'decision' FROM look l JOIN decided d ON d.at >= l.observed_at AND NOT EXISTS (
        SELECT 1 FROM coverage c WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = l.asset_id AND c.observed_at > l.observed_at
          AND c.observed_at <= d.at AND c.recorded_at <= d.at AND c.tool = l.tool AND c.profile = l.profile AND c.set_id = l.set_id)
    ) n`
}
