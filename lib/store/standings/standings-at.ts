import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'

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
}

type Packed = [
  assetId: string,
  known: boolean,
  standingId: string | null,
  difference: string | null,
  labels: Record<string, string>,
  looked: number[],
]

/**
 * How every asset stands at an instant, as now known, in the order of their ids; null where one is known of which that has not been worked out. One row an
 * asset is all that is read, and all of them come as one.
 */
export async function standingsAt(tx: TenantTx, at: Date): Promise<StandingAt[] | null> {
  const rows = await tx.db.$queryRaw<{ rows: string }[]>`
    SELECT coalesce(json_agg(json_build_array(r.id, r.known, r.standing_id, encode(r.difference, 'hex'), r.labels, r.looked) ORDER BY r.id), '[]')::text AS rows
    FROM (
      SELECT a.id, s.valid_from IS NOT NULL AS known, s.standing_id, s.difference, s.labels, ${lookedBySql(tx.tenantId, at)} AS looked
      FROM asset a
      LEFT JOIN LATERAL (
        SELECT s.valid_from, s.standing_id, s.difference, s.labels,
          coalesce(s.looked, ARRAY[(extract(epoch FROM s.valid_from) * 1000)::bigint]) AS looked FROM asset_standing s WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = a.id AND s.valid_from <= ${at}
        ORDER BY s.valid_from DESC LIMIT 1
      ) s ON true
      WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.first_seen <= ${at}
    ) r`
  const all = JSON.parse(rows[0]?.rows ?? '[]') as Packed[]
  if (all.some(([, known]) => !known)) return null
  return all.map(([assetId, , standingId, difference, labels, looked]) => ({
    assetId,
    standingId,
    difference,
    labels,
    looked,
  }))
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
