import { parsePublicId } from '@/lib/core/public-id'
import { findAssetIds } from '@/lib/store/assets/find-asset-ids'
import type { TenantTx } from '@/lib/store/in-tenant'

/** Assets that a filter names, by id or by any name they go by. null: no filter; `none`: it names nothing. */
export async function resolveAssetFilter(
  tx: TenantTx,
  asset: string | undefined,
): Promise<string[] | 'none' | null> {
  if (asset === undefined) return null
  const id = parsePublicId('asset', asset)
  const ids = id ? [id] : await findAssetIds(tx, asset)
  return ids.length > 0 ? ids : 'none'
}
