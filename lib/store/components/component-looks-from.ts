import type { ObservedComponent } from '@/lib/core/components/component'
import type { TenantTx } from '../in-tenant'

export interface ComponentLookFrom {
  observedAt: Date
  components: ObservedComponent[]
}

/** Every look at a host's containers from an instant on, and the last one before it, oldest first. */
export async function componentLooksFrom(
  tx: TenantTx,
  assetId: string,
  from: Date,
): Promise<ComponentLookFrom[]> {
  return tx.db.$queryRaw<ComponentLookFrom[]>`
    SELECT d.observed_at AS "observedAt", s.components
    FROM (
      SELECT DISTINCT ON (instant) instant, observed_at, set_id
      FROM (
        SELECT c.observed_at, c.sha256, k.set_id,
          CASE WHEN c.observed_at < ${from} THEN '-infinity'::timestamptz ELSE c.observed_at END AS instant
        FROM component_look k
        JOIN coverage c ON c.tenant_id = k.tenant_id AND c.asset_id = k.asset_id AND c.submission_id = k.submission_id
          AND c.tenant_id = ${tx.tenantId}::uuid
        WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = ${assetId}::uuid
      ) looks
      ORDER BY instant, observed_at DESC, sha256 DESC
    ) d
    JOIN component_set s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = d.set_id
    ORDER BY d.observed_at`
}
