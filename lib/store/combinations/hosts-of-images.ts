import type { TenantTx } from '../in-tenant'

/** Hosts that ever ran one of these images. @param imageIds null: every host that ran any */
export async function hostsOfImages(tx: TenantTx, imageIds: readonly string[] | null): Promise<string[]> {
  if (imageIds?.length === 0) return []
  const every = imageIds === null
  const rows = await tx.db.$queryRaw<{ assetId: string }[]>`
    SELECT DISTINCT i.asset_id AS "assetId" FROM component_image i
    WHERE i.tenant_id = ${tx.tenantId}::uuid AND (${every} OR i.digest IN (SELECT l.alias FROM asset_alias l
      WHERE l.tenant_id = ${tx.tenantId}::uuid AND l.kind = 'image' AND l.asset_id = ANY(${[...(imageIds ?? [])]}::uuid[])))
    ORDER BY 1`
  return rows.map(({ assetId }) => assetId)
}
