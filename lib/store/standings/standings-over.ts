import type { TenantTx } from '../in-tenant'
import type { StandingAt } from './standings-at'

/** How an asset stood at each of many instants. */
export interface StandingsOver {
  assetId: string
  /** The place of the first instant at which it was there. */
  from: number
  /** From which instants on it stood otherwise, by their places, ascending. */
  runs: ({ from: number } & Pick<StandingAt, 'standingId' | 'difference' | 'labels'>)[]
}

type Run = [
  from: number,
  standingId: string | null,
  difference: string | null,
  labels: Record<string, string>,
]
type Packed = [assetId: string, from: number, runs: Run[] | null]

/**
 * How every asset stood at many instants, as now known, in the order of their ids: of each asset the last row at or before each
 * instant, and all of them as one. @param instants ascending, milliseconds
 */
export async function standingsOver(tx: TenantTx, instants: readonly number[]): Promise<StandingsOver[]> {
  const dates = instants.map((at) => new Date(at))
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) return []
  const [row] = await tx.db.$queryRaw<{ rows: string }[]>`
    SELECT coalesce(json_agg(json_build_array(
      a.id,
      -- The first instant that is not before it: times are kept to the microsecond.
      width_bucket(a.first_seen - interval '1 microsecond', ${dates}::timestamptz[]),
      (
        SELECT json_agg(json_build_array(r.n, r.standing_id, encode(r.difference, 'hex'), r.labels) ORDER BY r.n) FROM (
          (SELECT 0 AS n, s.standing_id, s.difference, s.labels FROM asset_standing s
            WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = a.id AND s.valid_from <= ${first}
            ORDER BY s.valid_from DESC LIMIT 1)
          UNION ALL
          SELECT * FROM (
            SELECT DISTINCT ON (n) width_bucket(s.valid_from - interval '1 microsecond', ${dates}::timestamptz[]) AS n, s.standing_id,
              s.difference, s.labels
            FROM asset_standing s
            WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = a.id AND s.valid_from > ${first} AND s.valid_from <= ${last}
            ORDER BY n, s.valid_from DESC
          ) later
        ) r
      )
    ) ORDER BY a.id), '[]')::text AS rows
    FROM asset a WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.first_seen <= ${last}`
  return (JSON.parse(row?.rows ?? '[]') as Packed[]).map(([assetId, from, runs]) => ({
    assetId,
    from,
    runs: (runs ?? []).map(([n, standingId, difference, labels]) => ({
      from: n,
      standingId,
      difference,
      labels,
    })),
  }))
}
