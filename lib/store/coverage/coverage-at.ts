import type { TenantTx } from '../in-tenant'

export interface CoverageRow {
  assetId: string
  tool: string
  profile: string
  setId: string
  checkKeys: string[]
  partialPairs: string[]
  observedAt: Date
  submissionId: string
}

/**
 * The last look with each tool, profile and set of checks at each asset, up to `at` as known at `knownAt`.
 * @param assetIds null: every asset of the tenant
 */
export async function coverageAt(
  tx: TenantTx,
  { at, knownAt, assetIds }: { at: Date; knownAt: Date; assetIds: readonly string[] | null },
): Promise<CoverageRow[]> {
  return tx.db.$queryRaw<CoverageRow[]>`
    SELECT c.asset_id AS "assetId", c.tool, c.profile, c.set_id AS "setId", s.check_keys AS "checkKeys",
      coalesce(c.partial_pairs, '{}') AS "partialPairs", c.observed_at AS "observedAt", c.submission_id AS "submissionId"
    FROM (
      SELECT DISTINCT ON (asset_id, tool, profile, set_id) *
      FROM coverage
      WHERE tenant_id = ${tx.tenantId}::uuid AND observed_at <= ${at} AND recorded_at <= ${knownAt}
        AND (${assetIds === null} OR asset_id = ANY(${[...(assetIds ?? [])]}::uuid[]))
      ORDER BY asset_id, tool, profile, set_id, observed_at DESC, sha256 DESC
    ) c
    JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id AND s.tenant_id = ${tx.tenantId}::uuid`
}
