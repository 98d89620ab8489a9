import type { TenantTx } from '../in-tenant'

/** A look at an asset. */
export interface LookFrom {
  tool: string
  profile: string
  setId: string
  /** Of the first look of each set; null of the others. */
  checkKeys: string[] | null
  partialPairs: string[]
  observedAt: Date
  submissionId: string
}

/**
 * Every look at an asset from an instant on until another, and the last one before it with each tool, profile and set of checks, however old: what
 * was once looked at and is stale now still leaves its safeguards unassessed. Oldest first.
 */
export async function looksFrom(tx: TenantTx, assetId: string, from: Date, until: Date): Promise<LookFrom[]> {
  return tx.db.$queryRaw<LookFrom[]>`
    SELECT l.tool, l.profile, l.set_id AS "setId", coalesce(l.partial_pairs, '{}') AS "partialPairs", l.observed_at AS "observedAt",
      l.submission_id AS "submissionId", CASE WHEN l.nth = 1 THEN (SELECT s.check_keys FROM coverage_set s
        WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.id = l.set_id) END AS "checkKeys"
    FROM (
      SELECT *, row_number() OVER (PARTITION BY set_id ORDER BY observed_at, sha256) AS nth
      FROM (
        SELECT c.* FROM (
          SELECT tool, profile, set_id, max(observed_at) AS instant FROM coverage
          WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND observed_at < ${from} GROUP BY tool, profile, set_id
          UNION ALL
          SELECT DISTINCT tool, profile, set_id, observed_at FROM coverage
          WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND observed_at >= ${from}
            AND observed_at < ${until}
        ) dated
        CROSS JOIN LATERAL (
          SELECT * FROM coverage o WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.asset_id = ${assetId}::uuid AND o.observed_at = dated.instant
            AND o.tool = dated.tool AND o.profile = dated.profile AND o.set_id = dated.set_id ORDER BY o.sha256 DESC LIMIT 1
        ) c
      ) last
    ) l
    ORDER BY l.observed_at, l.sha256`
}
