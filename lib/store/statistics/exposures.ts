import type { TenantTx } from '../in-tenant'

/** How long a flaw was open here, from its publication. */
export interface Exposure {
  findingId: string
  advisory: string
  packageName: string
  assetId: string
  assetName: string
  severity: string
  /** Of the flaw, and of the fix; null: no report says. */
  publishedAt: Date | null
  fixedAt: Date | null
  firstSeen: Date
  /** Null: still here. */
  goneAt: Date | null
}

/**
 * Critical and high vulnerabilities that were found by an instant, with when the flaw and its fix were published, when it was found
 * here, and when it was gone. Those that are gone by then say so; what came later is left out.
 */
export async function exposures(
  tx: TenantTx,
  { at, knownAt }: { at: Date; knownAt: Date },
  limit: number,
): Promise<Exposure[]> {
  return tx.db.$queryRaw<Exposure[]>`
    SELECT f.id AS "findingId", f.advisory, f.package_name AS "packageName", a.id AS "assetId", a.name AS "assetName", f.severity,
      d.published_at AS "publishedAt", c.fixed_at AS "fixedAt", f.first_seen AS "firstSeen",
      CASE WHEN f.closed_at <= ${at} THEN f.closed_at END AS "goneAt"
    FROM finding f
    JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
    LEFT JOIN advisory d ON d.tenant_id = f.tenant_id AND d.id = f.advisory AND d.tenant_id = ${tx.tenantId}::uuid
    LEFT JOIN LATERAL (
      SELECT min(s.clock_from) AS fixed_at FROM finding_key k
      JOIN state_current s ON s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = k.asset_id AND s.check_key = k.check_key
        AND s.subject_key = k.subject_key AND s.clock_basis = 'fix'
      WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.finding_id = f.id
    ) c ON true
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.advisory IS NOT NULL AND f.severity IN ('critical', 'high') AND f.machine <> 'withdrawn'
      AND f.first_seen <= ${at} AND a.created_at <= ${knownAt}
    ORDER BY coalesce(CASE WHEN f.closed_at <= ${at} THEN f.closed_at END, ${at}) - coalesce(d.published_at, f.first_seen) DESC, f.id
    LIMIT ${limit}`
}
