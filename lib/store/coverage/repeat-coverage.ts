import type { TenantTx } from '../in-tenant'
import { assetsOfSql } from '../submissions/assets-of-sql'

/** Records that what a submission looked at, on each of its assets, was looked at again, by the same bytes. */
export async function repeatCoverage(
  tx: TenantTx,
  submissionId: string,
  at: Date,
  recorded: Date,
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO coverage (tenant_id, asset_id, observed_at, submission_id, tool, profile, set_id, partial_pairs, possible_keys, sha256, sighting, recorded_at)
    SELECT c.tenant_id, c.asset_id, ${at}, c.submission_id, c.tool, c.profile, c.set_id, c.partial_pairs, c.possible_keys, c.sha256, true, ${recorded}
    FROM submission r JOIN coverage c ON c.tenant_id = r.tenant_id AND c.asset_id IN (${assetsOfSql(tx.tenantId, submissionId)})
      AND c.observed_at = r.observed_at AND c.submission_id = r.id
    WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.id = ${submissionId}::uuid AND NOT c.sighting
    ON CONFLICT DO NOTHING`
}
