import type { LookKind } from '@/lib/core/standings/standing'
import type { TenantTx } from '../in-tenant'
import type { SubmissionHints } from '../submissions/submission-row'

export interface LaterCoverage extends LookKind {
  submissionId: string
  observedAt: Date
  sha256: Uint8Array
  /** Of the first of each set; null of the others. */
  checkKeys: string[] | null
  partialPairs: string[]
  /** Which of the submission's assets this is; several of them may have turned out to be one. */
  places: number[]
  hints: SubmissionHints
  receivedAt: Date
}

/** Reports of an asset that speak at or after an instant, with what they looked at; sightings speak nothing. */
export async function laterCoverage(tx: TenantTx, assetId: string, from: Date): Promise<LaterCoverage[]> {
  return tx.db.$queryRaw<LaterCoverage[]>`
    SELECT c.submission_id AS "submissionId", c.observed_at AS "observedAt", b.evidence_sha256 AS sha256, c.tool, c.profile, c.set_id AS "setId",
      CASE WHEN row_number() OVER (PARTITION BY c.set_id ORDER BY c.observed_at, b.evidence_sha256) = 1 THEN s.check_keys END AS "checkKeys",
      coalesce(c.partial_pairs, '{}') AS "partialPairs", CASE WHEN b.asset_id = c.asset_id THEN ARRAY[0] ELSE '{}' END || ARRAY(
        SELECT p.place FROM submission_asset p
        WHERE p.tenant_id = ${tx.tenantId}::uuid AND p.submission_id = c.submission_id AND p.asset_id = c.asset_id ORDER BY p.place
      ) AS places, b.hints, b.received_at AS "receivedAt"
    FROM coverage c
    JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id AND s.tenant_id = ${tx.tenantId}::uuid
    JOIN submission b ON b.tenant_id = c.tenant_id AND b.id = c.submission_id AND b.tenant_id = ${tx.tenantId}::uuid
    WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = ${assetId}::uuid AND c.observed_at >= ${from} AND NOT c.sighting
    ORDER BY c.observed_at, b.evidence_sha256`
}
