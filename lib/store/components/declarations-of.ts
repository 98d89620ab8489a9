import type { TenantTx } from '../in-tenant'
import type { DeclarationRow } from './declaration-row'

/** Every declaration ever made of a host's components, in the order in which they hold. */
export async function declarationsOf(tx: TenantTx, assetId: string): Promise<DeclarationRow[]> {
  return tx.db.$queryRaw<DeclarationRow[]>`
    SELECT asset_id AS "assetId", component_key AS "componentKey", valid_from AS "validFrom", recorded_from AS "recordedFrom",
      act_id AS "actId", function, level, way, reason, actor_ref AS "actorRef", log_index AS "logIndex", log_epoch AS "logEpoch"
    FROM component_declaration
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid
    ORDER BY component_key, valid_from, recorded_from`
}
