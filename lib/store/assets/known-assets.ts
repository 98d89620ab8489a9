import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

export interface KnownAsset {
  id: string
  kind: AssetKind
  name: string
  firstSeen: Date
}

/** Assets seen by an instant and recorded by another, retired ones too. @param id null: all */
export async function knownAssets(
  tx: TenantTx,
  { at, knownAt }: { at: Date; knownAt: Date },
  id: string | null = null,
): Promise<KnownAsset[]> {
  return tx.db.$queryRaw<KnownAsset[]>`
    SELECT id, kind, name, first_seen AS "firstSeen" FROM asset
    WHERE tenant_id = ${tx.tenantId}::uuid AND first_seen <= ${at} AND created_at <= ${knownAt}
      AND (${id}::uuid IS NULL OR id = ${id}::uuid) ORDER BY kind, name, id`
}
