import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'

export interface SeverityCount {
  /** The asset that the findings show; null where the filter names no assets. */
  assetId: string | null
  severity: string
  count: number
}

/**
 * How many findings fit, by severity and, of a filter that names assets, by asset: as many as the list with the same filter
 * shows. A flaw that lies in several images is one finding, and counts for the image that it shows.
 */
export async function countBySeverity(
  tx: TenantTx,
  filter: FindingFilter,
  moment: Moment,
): Promise<SeverityCount[]> {
  return tx.db.$queryRaw<SeverityCount[]>`
    WITH ${momentSql(tx.tenantId, moment, filter)}
    SELECT ${filter.assetIds ? Prisma.sql`f.asset_id` : Prisma.sql`NULL::uuid`} AS "assetId", f.severity, count(*)::int AS count
    ${fittingSql(tx.tenantId, filter, moment)} AND f.tenant_id = ${tx.tenantId}::uuid GROUP BY 1, 2`
}
