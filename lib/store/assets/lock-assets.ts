import type { TenantTx } from '../in-tenant'
import type { LockedAsset } from './lock-asset'

/** Locks assets in the order of their ids, so that two reports about several of them never wait for each other in a ring. */
export async function lockAssets(tx: TenantTx, ids: readonly string[]): Promise<Map<string, LockedAsset>> {
  const rows = await tx.db.$queryRaw<LockedAsset[]>`
    SELECT id, kind, name, lineage, label_set_id AS "labelSetId", first_seen AS "firstSeen", last_seen AS "lastSeen",
      last_recorded AS "lastRecorded"
    FROM asset
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  return new Map(rows.map((row) => [row.id, row]))
}
