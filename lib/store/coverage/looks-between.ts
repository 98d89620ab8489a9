import type { TenantTx } from '../in-tenant'

/** The looks of one tool with one profile at one set of checks of an asset, oldest first. */
export interface LooksRow {
  assetId: string
  tool: string
  profile: string
  setId: string
  looks: { observedAt: number; submissionId: string; partialKeys: string[] }[]
}

type Packed = [observedAt: number, submissionId: string, partialPairs: string[]]

/**
 * The last look of each local day with each tool, profile and set of checks, from an instant to another as known at a third;
 * and the last one up to the first, however old. One row a kind of look.
 * @param assetIds null: every asset
 */
export async function looksBetween(
  tx: TenantTx,
  query: { from: Date; to: Date; knownAt: Date; timeZone: string; assetIds: readonly string[] | null },
): Promise<LooksRow[]> {
  const { from, to, knownAt, timeZone, assetIds } = query
  const rows = await tx.db.$queryRaw<(Omit<LooksRow, 'looks'> & { looks: string })[]>`
    SELECT asset_id AS "assetId", tool, profile, set_id AS "setId",
      json_agg(json_build_array((extract(epoch FROM observed_at) * 1000)::bigint, submission_id, to_json(coalesce(partial_pairs, '{}'))) ORDER BY observed_at)::text AS looks
    FROM (
      SELECT DISTINCT ON (asset_id, tool, profile, set_id, day) *
      FROM (
        SELECT *, CASE WHEN observed_at <= ${from} THEN '-infinity'::date ELSE (observed_at AT TIME ZONE ${timeZone})::date END AS day
        FROM coverage
        WHERE tenant_id = ${tx.tenantId}::uuid AND observed_at <= ${to} AND recorded_at <= ${knownAt}
          AND (${assetIds === null} OR asset_id = ANY(${[...(assetIds ?? [])]}::uuid[]))
      ) dated
      ORDER BY asset_id, tool, profile, set_id, day, observed_at DESC, sha256 DESC
    ) last GROUP BY asset_id, tool, profile, set_id`
  return rows.map(({ looks, ...row }) => ({
    ...row,
    looks: (JSON.parse(looks) as Packed[]).map(([observedAt, submissionId, pairs]) => ({
      observedAt,
      submissionId,
      partialKeys: [...new Set(pairs.map((pair) => pair.slice(0, pair.indexOf('/'))))],
    })),
  }))
}
