import type { TenantTx } from '../in-tenant'

/** Configuration digests of image assets, where they are known. */
export async function imageConfigs(tx: TenantTx, assetIds: readonly string[]): Promise<Map<string, string>> {
  if (assetIds.length === 0) return new Map()
  const rows = await tx.db.image.findMany({
    where: { tenantId: tx.tenantId, assetId: { in: [...assetIds] }, configDigest: { not: null } },
    select: { assetId: true, configDigest: true },
  })
  return new Map(rows.flatMap(({ assetId, configDigest }) => (configDigest ? [[assetId, configDigest]] : [])))
}
