import type { TenantTx } from '../in-tenant'
import { assetsOfSql } from '../submissions/assets-of-sql'

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
    FROM submission r
    JOIN coverage c ON c.tenant_id = r.tenant_id AND c.asset_id IN (${assetsOfSql(tx.tenantId, submissionId)})
      AND c.observed_at = r.observed_at AND c.submission_id = r.id
    JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id
    WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.id = ${submissionId}::uuid AND NOT c.sighting
    ORDER BY (c.asset_id = r.asset_id) DESC, c.tool, c.profile, c.asset_id`
}
