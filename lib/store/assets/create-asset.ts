import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

export interface NewAsset {
  id: string
  kind: AssetKind
  name: string
  /** An image's repository, or the cluster that a child belongs to. */
  lineage?: string | null
  observedAt: Date
  at: Date
  labelSetId: string
}

/** A new asset. Two first reports of one name may race: the alias's key decides, see `addAliases`. */
export async function createAsset(tx: TenantTx, asset: NewAsset): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO asset (tenant_id, id, kind, name, lineage, created_at, first_seen, last_seen, last_recorded, label_set_id)
    VALUES (${tx.tenantId}::uuid, ${asset.id}::uuid, ${asset.kind}, ${asset.name}, ${asset.lineage ?? null}, ${asset.at}, ${asset.observedAt}, ${asset.observedAt}, ${asset.at},
      ${asset.labelSetId}::uuid)`
}
