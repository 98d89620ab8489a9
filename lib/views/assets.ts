import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { UUID } from '@/lib/core/uuid-form'
import { listAssets as readAssets } from '@/lib/store/assets/list-assets'
import { inTenant } from '@/lib/store/in-tenant'
import type { AssetPageDto, AssetsQuery } from './asset.schema'
import { assetDtos } from './asset-dto'
import { pageOf } from './page-of'
import { isPast, timesOf } from './times'

/** Assets by name, as they stood at `as_of`. */
export async function listAssets(scope: Scope, query: AssetsQuery): Promise<AssetPageDto> {
  const times = timesOf(query)
  const cursor = query.cursor ? decodeCursor(query.cursor, ['string', UUID]).map(String) : null
  return inTenant(scope, async (tx) => {
    const rows = await readAssets(tx, {
      ...times,
      id: null,
      kind: query.kind ?? null,
      text: query.q ?? null,
      retired: query.retired === undefined ? null : query.retired === 'yes',
      after: cursor ? { name: cursor[0] ?? '', id: cursor[1] ?? '' } : null,
      limit: query.limit + 1,
    })
    return pageOf(rows, query.limit, await assetDtos(tx, rows, { ...times, past: isPast(query) }), (row) => [
      row.name,
      row.id,
    ])
  })
}
