import type { TenantTx } from '../in-tenant'
import { exposureRows } from './exposure-rows'

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
  /** Null: still here at the instant. */
  goneAt: Date | null
  days: number
}

/** The longest exposures to critical and high vulnerabilities of images at an instant. */
export async function exposures(
  tx: TenantTx,
  times: { at: Date; knownAt: Date },
  limit: number,
): Promise<Exposure[]> {
  return tx.db.$queryRaw<Exposure[]>`
    SELECT x.finding_id AS "findingId", x.advisory, x.package_name AS "packageName", x.asset_id AS "assetId", x.asset_name AS "assetName",
      x.severity, x.published_at AS "publishedAt", x.fixed_at AS "fixedAt", x.first_seen AS "firstSeen", x.gone_at AS "goneAt", x.days
    FROM ${exposureRows(tx.tenantId, times)} x ORDER BY x.days DESC, x.finding_id LIMIT ${limit}`
}

export interface ExposureFigures {
  /** Still open at the instant, or gone by then. */
  open: boolean
  n: number
  /** Days; values that occur (nearest rank). */
  median: number
  p90: number
}

/** Median and ninth decile of all of them: a row for those that are open, one for those that are gone, where there are any. */
export async function exposureFigures(
  tx: TenantTx,
  times: { at: Date; knownAt: Date },
): Promise<ExposureFigures[]> {
  return tx.db.$queryRaw<ExposureFigures[]>`
    SELECT x.gone_at IS NULL AS open, count(*)::int AS n, percentile_disc(0.5) WITHIN GROUP (ORDER BY x.days)::int AS median,
      percentile_disc(0.9) WITHIN GROUP (ORDER BY x.days)::int AS p90
    FROM ${exposureRows(tx.tenantId, times)} x GROUP BY 1`
}
