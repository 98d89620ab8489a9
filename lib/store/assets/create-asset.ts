import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

export interface NewAsset {
  id: string
  kind: AssetKind
  name: string
  observedAt: Date
  at: Date
  labelSetId: string
}

/** A new asset. Two first reports of one name may race: the alias's key decides, see `addAliases`. */
export async function createAsset(tx: TenantTx, asset: NewAsset): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO asset (tenant_id, id, kind, name, created_at, first_seen, last_seen, last_recorded, label_set_id)
    VALUES (${tx.tenantId}::uuid, ${asset.id}::uuid, ${asset.kind}, ${asset.name}, ${asset.at}, ${asset.observedAt}, ${asset.observedAt}, ${asset.at},
      ${asset.labelSetId}::uuid)`
}
