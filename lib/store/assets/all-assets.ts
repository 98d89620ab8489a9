import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** Every asset of the tenant. */
export async function allAssets(
  tx: TenantTx,
): Promise<{ id: string; kind: AssetKind; labelSetId: string }[]> {
  const rows = await tx.db.asset.findMany({
    where: { tenantId: tx.tenantId },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, labelSetId: true },
  })
  return rows.map((row) => ({ ...row, kind: row.kind as AssetKind }))
}
