import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import { parsePublicId } from '@/lib/core/public-id'
import { listAssets } from '@/lib/store/assets/list-assets'
import { countShownBy } from '@/lib/store/findings/count-shown-by'
import { ANY_FINDING } from '@/lib/store/findings/finding-sql'
import { inTenant } from '@/lib/store/in-tenant'
import type { AssetDetailDto } from './asset.schema'
import { assetDtos } from './asset-dto'
import { assetRefOf } from './refs'
import { isPast, type TimesQuery, timesOf } from './times'

/** One asset as it stood at `as_of`. @throws NotFound, also when it was not known of by then */
export async function assetDetail(scope: Scope, id: string, query: TimesQuery): Promise<AssetDetailDto> {
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
    const moment = { ...times, past: isPast(query) }
    const failing = { ...ANY_FINDING, statuses: ACTIVE_STATUSES, failingOn: [uuid] }
    const shown = await countShownBy(tx, failing, moment)
    return {
      ...(await assetDtos(tx, [row], moment))(row),
      shown_by_others: shown
        .filter(({ id: by }) => by !== uuid)
        .map((by) => ({ asset: assetRefOf(by), findings: by.count })),
    }
  })
}
