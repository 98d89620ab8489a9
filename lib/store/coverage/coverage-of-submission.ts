import type { TenantTx } from '../in-tenant'

/** What a report looked at on one asset. */
export interface SubmissionCoverageRow {
  assetId: string
  tool: string
  profile: string
  observedAt: Date
  /** Checks it looked at. */
  checks: number
  /** Of those, the ones of which it listed only some subjects. */
  partial: number
}

/** What a submission looked at, its root asset first; what sightings repeated is left out. */
export async function coverageOfSubmission(
  tx: TenantTx,
  submissionId: string,
): Promise<SubmissionCoverageRow[]> {
  return tx.db.$queryRaw<SubmissionCoverageRow[]>`
    SELECT c.asset_id AS "assetId", c.tool, c.profile, c.observed_at AS "observedAt",
      cardinality(s.check_keys) AS checks,
      (SELECT count(DISTINCT split_part(pair, '/', 1))::int FROM unnest(c.partial_pairs) pair) AS partial
    FROM coverage c
    JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id
    JOIN submission r ON r.tenant_id = c.tenant_id AND r.id = c.submission_id
    WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.submission_id = ${submissionId}::uuid AND NOT c.sighting
    ORDER BY (c.asset_id = r.asset_id) DESC, c.tool, c.profile, c.asset_id`
}
