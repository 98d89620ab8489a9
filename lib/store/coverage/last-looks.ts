import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

/** When each of these checks of assets was last looked at, up to an instant as known at another. */
export async function lastLooks(
  tx: TenantTx,
  pairs: readonly { assetId: string; checkKey: string }[],
  { at, knownAt }: { at: Date; knownAt: Date } = { at: FOREVER_DATE, knownAt: FOREVER_DATE },
): Promise<Map<string, Date>> {
  if (pairs.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ assetId: string; checkKey: string; at: Date }[]>`
    SELECT q.asset_id AS "assetId", q.check_key AS "checkKey", l.at
    FROM (SELECT DISTINCT * FROM unnest(${pairs.map((p) => p.assetId)}::uuid[], ${pairs.map((p) => p.checkKey)}::uuid[])
      AS p(asset_id, check_key)) q
    CROSS JOIN LATERAL (
      SELECT c.observed_at AS at FROM coverage c
      JOIN coverage_set s ON s.tenant_id = c.tenant_id AND s.id = c.set_id AND s.tenant_id = ${tx.tenantId}::uuid
      WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.asset_id = q.asset_id AND c.observed_at <= ${at} AND c.recorded_at <= ${knownAt}
        AND (q.check_key = ANY(s.check_keys) OR EXISTS (SELECT 1 FROM unnest(c.partial_pairs) pp WHERE split_part(pp, '/', 1) = q.check_key::text))
      ORDER BY c.observed_at DESC LIMIT 1
    ) l`
  return new Map(rows.map((row) => [`${row.assetId}/${row.checkKey}`, row.at]))
}
