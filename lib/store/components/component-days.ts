import type { ObservedComponent } from '@/lib/core/components/component'
import type { TenantTx } from '../in-tenant'

export interface ComponentDayRow {
  observedAt: Date
  components: ObservedComponent[]
}

/**
 * The last look of each local day at a host's containers from an instant on, and the last one before it, oldest first: all
 * that the results at the ends of days rest on.
 */
export async function componentDays(
  tx: TenantTx,
  assetId: string,
  from: Date,
  timeZone: string,
): Promise<ComponentDayRow[]> {
  return tx.db.$queryRaw<ComponentDayRow[]>`
    SELECT d.observed_at AS "observedAt", s.components
    FROM (
      SELECT DISTINCT ON (day) day, observed_at, set_id
      FROM (
        SELECT c.observed_at, c.sha256, k.set_id,
          CASE WHEN c.observed_at < ${from} THEN '-infinity'::date ELSE (c.observed_at AT TIME ZONE ${timeZone})::date END AS day
        FROM component_look k
        JOIN coverage c ON c.tenant_id = k.tenant_id AND c.asset_id = k.asset_id AND c.submission_id = k.submission_id
          AND c.tenant_id = ${tx.tenantId}::uuid
        WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = ${assetId}::uuid
      ) looks
      ORDER BY day, observed_at DESC, sha256 DESC
    ) d
    JOIN component_set s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = d.set_id
    ORDER BY d.observed_at`
}
