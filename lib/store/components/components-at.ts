import type { ObservedComponent } from '@/lib/core/components/component'
import type { EvidencePlace } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** What the last snapshot of a host saw. */
export interface ComponentLookRow {
  assetId: string
  submissionId: string
  tool: string
  observedAt: Date
  components: ObservedComponent[]
  places: EvidencePlace[]
}

/**
 * The last look at the containers of each host, up to `at` as known at `knownAt`; of two of one instant the one whose states
 * hold, by its hash.
 * @param assetIds null: every asset of the tenant
 */
export async function componentsAt(
  tx: TenantTx,
  { at, knownAt, assetIds }: { at: Date; knownAt: Date; assetIds: readonly string[] | null },
): Promise<ComponentLookRow[]> {
  return tx.db.$queryRaw<ComponentLookRow[]>`
    SELECT l.asset_id AS "assetId", l.submission_id AS "submissionId", l.tool, l.observed_at AS "observedAt", s.components, l.places
    FROM (
      SELECT DISTINCT ON (c.asset_id) c.asset_id, c.submission_id, c.tool, c.observed_at, k.set_id, k.places
      FROM component_look k
      JOIN coverage c ON c.tenant_id = k.tenant_id AND c.asset_id = k.asset_id AND c.submission_id = k.submission_id
        AND c.tenant_id = ${tx.tenantId}::uuid
      WHERE k.tenant_id = ${tx.tenantId}::uuid AND c.observed_at <= ${at} AND c.recorded_at <= ${knownAt}
        AND (${assetIds === null} OR k.asset_id = ANY(${[...(assetIds ?? [])]}::uuid[]))
      ORDER BY c.asset_id, c.observed_at DESC, c.sha256 DESC
    ) l
    JOIN component_set s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = l.set_id`
}
