import type { TenantTx } from '../in-tenant'

export interface LaterCoverage {
  submissionId: string
  observedAt: Date
  sha256: Uint8Array
  checkKeys: string[]
  partialPairs: string[]
}

/** Reports of an asset that speak at or after an instant, with what they looked at; sightings speak nothing. */
export async function laterCoverage(tx: TenantTx, assetId: string, from: Date): Promise<LaterCoverage[]> {
  return tx.db.$queryRaw<LaterCoverage[]>`
    SELECT c.submission_id AS "submissionId", c.observed_at AS "observedAt", c.sha256, s.check_keys AS "checkKeys",
      c.partial_pairs AS "partialPairs"
    FROM coverage c JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id
    WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = ${assetId}::uuid AND c.observed_at >= ${from} AND NOT c.sighting
    ORDER BY c.observed_at, c.sha256`
}
