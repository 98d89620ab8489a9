import type { TenantTx } from '../in-tenant'

export interface CoverageDay {
  tool: string
  profile: string
  setId: string
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
    SELECT DISTINCT ON (tool, profile, set_id, day) tool, profile, set_id AS "setId", partial_pairs AS "partialPairs",
      observed_at AS "observedAt", submission_id AS "submissionId"
    FROM (
      SELECT *, CASE WHEN observed_at < ${from} THEN '-infinity'::date ELSE (observed_at AT TIME ZONE ${timeZone})::date END AS day
      FROM coverage WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid
    ) c
    ORDER BY tool, profile, set_id, day, observed_at DESC, sha256 DESC`
}

/** Checks of each coverage set. */
export async function coverageSets(tx: TenantTx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.db.coverageSet.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...ids] } },
    select: { id: true, checkKeys: true },
  })
  return new Map(rows.map((row) => [row.id, row.checkKeys]))
}
