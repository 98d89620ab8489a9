import type { TenantTx } from '../in-tenant'

/** What an asset goes by. */
export interface NamedAsset {
  id: string
  name: string
  lineage: string | null
  aliases: string[]
  /** Whole, with repository; every one that ever named it. */
  tags: string[]
  architecture: string | null
  osFamily: string | null
  osVersion: string | null
}

export async function namedAssets(tx: TenantTx, assetIds: readonly string[]): Promise<NamedAsset[]> {
  if (assetIds.length === 0) return []
  return tx.db.$queryRaw<NamedAsset[]>`
    SELECT a.id, a.name, a.lineage, i.architecture, i.os_family AS "osFamily", i.os_version AS "osVersion",
      ARRAY(SELECT l.alias FROM asset_alias l WHERE l.tenant_id = ${tx.tenantId}::uuid AND l.asset_id = a.id ORDER BY l.alias) AS aliases,
      ARRAY(SELECT DISTINCT t.tag FROM image_tag t WHERE t.tenant_id = ${tx.tenantId}::uuid AND t.asset_id = a.id ORDER BY t.tag) AS tags
    FROM asset a LEFT JOIN image i ON i.tenant_id = a.tenant_id AND i.asset_id = a.id AND i.tenant_id = ${tx.tenantId}::uuid
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.id = ANY(${[...assetIds]}::uuid[])`
}
