import type { TenantTx } from '../in-tenant'
import type { DeclarationRow } from './declaration-row'

/**
 * What holds of each component at `at` as known at `knownAt`: the latest declaration from before, be it that one was taken
 * back (`function` null).
 * @param assetIds null: every asset of the tenant
 */
export async function declarationsAt(
  tx: TenantTx,
  { at, knownAt, assetIds }: { at: Date; knownAt: Date; assetIds: readonly string[] | null },
): Promise<DeclarationRow[]> {
  return tx.db.$queryRaw<DeclarationRow[]>`
    SELECT DISTINCT ON (asset_id, component_key) asset_id AS "assetId", component_key AS "componentKey", valid_from AS "validFrom",
      recorded_from AS "recordedFrom", act_id AS "actId", function, level, way, reason, actor_ref AS "actorRef",
      log_index AS "logIndex", log_epoch AS "logEpoch"
    FROM component_declaration
    WHERE tenant_id = ${tx.tenantId}::uuid AND valid_from <= ${at} AND recorded_from <= ${knownAt}
      AND (${assetIds === null} OR asset_id = ANY(${[...(assetIds ?? [])]}::uuid[]))
    ORDER BY asset_id, component_key, valid_from DESC, recorded_from DESC`
}
