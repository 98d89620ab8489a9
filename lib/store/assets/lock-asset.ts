import type { TenantTx } from '../in-tenant'

export interface LockedAsset {
  id: string
  kind: string
  name: string
  lineage: string | null
  labelSetId: string
  firstSeen: Date
  lastSeen: Date
  lastRecorded: Date
}

/** Locks an asset's row until the transaction ends: reports of one asset are placed one after another. */
export async function lockAsset(tx: TenantTx, assetId: string): Promise<LockedAsset | null> {
  const rows = await tx.db.$queryRaw<LockedAsset[]>`
    SELECT id, kind, name, lineage, label_set_id AS "labelSetId", first_seen AS "firstSeen", last_seen AS "lastSeen",
      last_recorded AS "lastRecorded"
    FROM asset
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${assetId}::uuid FOR NO KEY UPDATE`
  return rows[0] ?? null
}
