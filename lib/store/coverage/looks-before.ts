import type { TenantTx } from '../in-tenant'

/** An asset at an instant, milliseconds. */
export interface AssetInstant {
  assetId: string
  at: number
}

export const instantKey = ({ assetId, at }: AssetInstant): string => `${assetId} ${at}`

/** The submission whose look at an asset was the last by an instant, as known at another; by `instantKey`. */
export async function looksBefore(
  tx: TenantTx,
  instants: readonly AssetInstant[],
  knownAt: Date,
): Promise<Map<string, string>> {
  if (instants.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ n: number; submissionId: string }[]>`
    SELECT w.n::int AS n, c.submission_id AS "submissionId"
    FROM unnest(${instants.map((one) => one.assetId)}::uuid[], ${instants.map((one) => new Date(one.at))}::timestamptz[])
      WITH ORDINALITY AS w(asset_id, at, n)
    CROSS JOIN LATERAL (
      SELECT submission_id FROM coverage
      WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = w.asset_id AND observed_at <= w.at AND recorded_at <= ${knownAt}
      ORDER BY observed_at DESC, sha256 DESC LIMIT 1
    ) c`
  return new Map(
    rows.flatMap(({ n, submissionId }) => {
      const one = instants[n - 1]
      return one ? [[instantKey(one), submissionId] as const] : []
    }),
  )
}
