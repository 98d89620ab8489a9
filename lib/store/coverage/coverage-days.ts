import type { TenantTx } from '../in-tenant'

export interface CoverageDay {
  tool: string
  profile: string
  setId: string
  checkKeys: string[]
  partialPairs: string[]
  observedAt: Date
  submissionId: string
}

/**
 * The last look of each local day at an asset, with each tool, profile and set of checks, from an instant on; and the last
 * one before it, however old: what was once looked at and is stale now still leaves its safeguards unassessed.
 */
export async function coverageDays(
  tx: TenantTx,
  assetId: string,
  from: Date,
  timeZone: string,
): Promise<CoverageDay[]> {
  return tx.db.$queryRaw<CoverageDay[]>`
    SELECT c.tool, c.profile, c.set_id AS "setId", s.check_keys AS "checkKeys", c.partial_pairs AS "partialPairs",
      c.observed_at AS "observedAt", c.submission_id AS "submissionId"
    FROM (
      SELECT DISTINCT ON (tool, profile, set_id, day) *
      FROM (
        SELECT *, CASE WHEN observed_at < ${from} THEN '-infinity'::date ELSE (observed_at AT TIME ZONE ${timeZone})::date END AS day
        FROM coverage WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid
      ) d
      ORDER BY tool, profile, set_id, day, observed_at DESC, sha256 DESC
    ) c
    JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id AND s.tenant_id = ${tx.tenantId}::uuid`
}

/** Checks of each coverage set. */
export async function coverageSets(tx: TenantTx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.db.coverageSet.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...ids] } },
    select: { id: true, checkKeys: true },
  })
  return new Map(rows.map((row) => [row.id, row.checkKeys]))
}
