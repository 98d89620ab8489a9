import type { ObservedComponent } from '@/lib/core/components/component'
import type { TenantTx } from '../in-tenant'

/** What a snapshot of a host saw. */
export interface ComponentLookThen {
  assetId: string
  observedAt: Date
  components: ObservedComponent[]
}

/**
 * The last look of each local day at the containers of hosts, from an instant to another as known at a third, and the last one
 * up to the first; oldest first. Of two of one instant as in `components-at.ts`.
 */
export async function componentLooksBetween(
  tx: TenantTx,
  query: { from: Date; to: Date; knownAt: Date; timeZone: string; assetIds: readonly string[] },
): Promise<ComponentLookThen[]> {
  const { from, to, knownAt, timeZone, assetIds } = query
  return tx.db.$queryRaw<ComponentLookThen[]>`
    SELECT l.asset_id AS "assetId", l.observed_at AS "observedAt", s.components
    FROM (
      SELECT DISTINCT ON (asset_id, day) asset_id, observed_at, set_id
      FROM (
        SELECT c.asset_id, c.observed_at, c.sha256, k.set_id,
          CASE WHEN c.observed_at <= ${from} THEN '-infinity'::date ELSE (c.observed_at AT TIME ZONE ${timeZone})::date END AS day
        FROM component_look k
        JOIN coverage c ON c.tenant_id = k.tenant_id AND c.asset_id = k.asset_id AND c.submission_id = k.submission_id
          AND c.tenant_id = ${tx.tenantId}::uuid
        WHERE k.tenant_id = ${tx.tenantId}::uuid AND c.observed_at <= ${to} AND c.recorded_at <= ${knownAt}
          AND k.asset_id = ANY(${[...assetIds]}::uuid[])
      ) dated
      ORDER BY asset_id, day, observed_at DESC, sha256 DESC
    ) l
    JOIN component_set s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = l.set_id
    ORDER BY l.observed_at`
}
