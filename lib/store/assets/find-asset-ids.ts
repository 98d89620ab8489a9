import type { TenantTx } from '../in-tenant'

/** Ids of the assets with a name or alias, of any kind. */
export async function findAssetIds(tx: TenantTx, name: string): Promise<string[]> {
  const rows = await tx.db.assetAlias.findMany({
    where: { tenantId: tx.tenantId, alias: name },
    select: { assetId: true },
  })
  return [...new Set(rows.map((row) => row.assetId))]
}
