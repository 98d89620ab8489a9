import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'

/** Ids of the assets that have one of these aliases, in the order of the aliases; each alias names one asset of a kind. */
export async function findAssetsByAlias(
  tx: TenantTx,
  kind: AssetKind,
  aliases: readonly string[],
): Promise<{ alias: string; assetId: string }[]> {
  const rows = await tx.db.$queryRaw<{ alias: string; assetId: string }[]>`
    SELECT alias, asset_id AS "assetId" FROM asset_alias
    WHERE tenant_id = ${tx.tenantId}::uuid AND kind = ${kind} AND alias = ANY(${[...aliases]}::text[])`
  return rows.sort((a, b) => aliases.indexOf(a.alias) - aliases.indexOf(b.alias))
}
