import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { STANDING_PARTS } from '../stamps/parts'

/** How an asset stands at an instant. */
export interface StandingAt {
  assetId: string
  /** Null: it is retired. */
  standingId: string | null
  /** How it stands apart from that standing, in hexadecimal; null: not at all. */
  difference: string | null
  labels: Record<string, string>
  /** Of each kind of look, when it last looked by then: milliseconds. */
  looked: number[]
  /** For which instants it is the same: from one to before another; null: for ever. Milliseconds. */
  from: number
  to: number | null
}

/** All of them, as far as all have been worked out. */
export interface StandingsAt {
  assets: StandingAt[]
  /** When the next asset is first seen; null: none is. Milliseconds. */
  next: number | null
}

type Packed = [
  assetId: string,
  known: boolean,
  standingId: string | null,
  difference: string | null,
  labels: Record<string, string>,
  looked: number[],
  from: number,
  to: number | null,
]

/** Rounded up: at that millisecond it has begun. */
const millisSql = (at: Prisma.Sql) => Prisma.sql`ceil(extract(epoch FROM ${at}) * 1000)::bigint`
const SINCE_SQL = millisSql(Prisma.sql`greatest(s.valid_from, a.first_seen)`)
const NEXT_SQL = millisSql(Prisma.sql`n.valid_from`)
const FIRST_SEEN_SQL = millisSql(Prisma.sql`min(first_seen)`)

/**
 * How every asset stands at an instant, as now known, in the order of their ids; null where one is known of which that has not been worked out. One row an
 * asset is all that is read, and all of them come as one. @param parts of which assets (`../stamps/parts.ts`); null: of all
 */
export async function standingsAt(
  tx: TenantTx,
  at: Date,
  parts: readonly number[] | null = null,
): Promise<StandingsAt | null> {
  const [row] = await tx.db.$queryRaw<{ rows: string; next: bigint | null }[]>`
    SELECT coalesce(json_agg(json_build_array(r.id, r.known, r.standing_id, encode(r.difference, 'hex'), r.labels, r.looked, r.since, r.until) ORDER BY r.id), '[]')::text AS rows,
      (SELECT ${FIRST_SEEN_SQL} FROM asset WHERE tenant_id = ${tx.tenantId}::uuid AND first_seen > ${at}) AS next
    FROM (
      SELECT a.id, s.valid_from IS NOT NULL AS known, s.standing_id, s.difference, s.labels, ${lookedBySql(tx.tenantId, at)} AS looked,
        greatest(${SINCE_SQL}, (SELECT max(l) FROM unnest(s.looked) l WHERE l <= ${at.getTime()}::bigint)) AS since,
        least(${NEXT_SQL}, (SELECT min(l) FROM unnest(s.looked) l WHERE l > ${at.getTime()}::bigint)) AS until
      FROM asset a
      LEFT JOIN LATERAL (
        SELECT s.valid_from, s.standing_id, s.difference, s.labels,
          coalesce(s.looked, ARRAY[(extract(epoch FROM s.valid_from) * 1000)::bigint]) AS looked
        FROM asset_standing s WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = a.id AND s.valid_from <= ${at}
        ORDER BY s.valid_from DESC LIMIT 1
      ) s ON true
      LEFT JOIN LATERAL (
        SELECT s.valid_from FROM asset_standing s WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = a.id AND s.valid_from > ${at}
        ORDER BY s.valid_from LIMIT 1
      ) n ON true
      WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.first_seen <= ${at} AND ${partsSql(parts)}
    ) r`
  const all = JSON.parse(row?.rows ?? '[]') as Packed[]
  if (all.some(([, known]) => !known)) return null
  return {
    assets: all.map(([assetId, , standingId, difference, labels, looked, from, to]) => ({
      assetId,
      standingId,
      difference,
      labels,
      looked,
      from,
      to,
    })),
    next: row?.next === null || row?.next === undefined ? null : Number(row.next),
  }
}

function partsSql(parts: readonly number[] | null): Prisma.Sql {
  if (parts === null) return Prisma.sql`true`
  return Prisma.sql`get_byte(uuid_send(a.id), 15) % ${STANDING_PARTS} = ANY(${[...parts]}::int[])`
}

/** When each kind of look last looked by an instant, where some looked after it. */
function lookedBySql(tenantId: string, at: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${at.getTime()}::bigint >= ALL (s.looked) THEN s.looked ELSE ARRAY(
    SELECT (SELECT (extract(epoch FROM max(c.observed_at)) * 1000)::bigint FROM coverage c
      WHERE c.tenant_id = ${tenantId}::uuid AND c.asset_id = a.id AND c.observed_at <= ${at} AND c.tool = split_part(k.words, E'\\n', 1)
        AND c.profile = split_part(k.words, E'\\n', 2) AND c.set_id = split_part(k.words, E'\\n', 3)::uuid)
    FROM standing t CROSS JOIN unnest(t.kinds) WITH ORDINALITY AS k(words, n)
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = s.standing_id ORDER BY k.n) END`
}
