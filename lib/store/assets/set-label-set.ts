import type { TenantTx } from '../in-tenant'

/** Names the set of labels an asset has now. */
export async function setLabelSet(tx: TenantTx, assetId: string, labelSetId: string): Promise<void> {
  await tx.db.asset.update({
    where: { tenantId_id: { tenantId: tx.tenantId, id: assetId } },
    data: { labelSetId },
  })
}
