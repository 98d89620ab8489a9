import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

export interface NamedAsset {
  id: string
  kind: AssetKind
  name: string
}

/** Kind and name of assets. */
export async function assetsById(tx: TenantTx, ids: readonly string[]): Promise<Map<string, NamedAsset>> {
  const rows = await tx.db.asset.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, kind: true, name: true },
  })
  return new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as AssetKind }]))
}
