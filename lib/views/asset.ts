import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { listAssets } from '@/lib/store/assets/list-assets'
import { inTenant } from '@/lib/store/in-tenant'
import type { AssetDto } from './asset.schema'
import { assetDtos } from './asset-dto'
import { isPast, type TimesQuery, timesOf } from './times'

/** One asset as it stood at `as_of`. @throws NotFound, also when it was not known of by then */
export async function assetDetail(scope: Scope, id: string, query: TimesQuery): Promise<AssetDto> {
  const uuid = parsePublicId('asset', id)
  if (!uuid) throw new NotFound()
  const times = timesOf(query)
  return inTenant(scope, async (tx) => {
    const [row] = await listAssets(tx, {
      ...times,
      id: uuid,
      kind: null,
      text: null,
      retired: null,
      after: null,
      limit: 1,
    })
    if (!row) throw new NotFound()
    return (await assetDtos(tx, [row], { ...times, past: isPast(query) }))(row)
  })
}
