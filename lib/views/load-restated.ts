import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { AssetHistory } from '@/lib/core/asset-history'
import { judgeHosts } from '@/lib/core/components/judge-hosts'
import { FUNCTION_CHECK_KEY, judgedStates } from '@/lib/core/components/judged-states'
import { groupBy } from '@/lib/core/group-by'
import { componentLooksBetween } from '@/lib/store/components/component-looks-between'
import { declarationsKnown } from '@/lib/store/components/declarations-known'
import type { TenantTx } from '@/lib/store/in-tenant'

const CHECK_KEYS = new Set([FUNCTION_CHECK_KEY])

/**
 * Lets the declarations of each instant be held against the facts that snapshots gave by then, as `evidence-at.ts` does for one.
 * Two statements where there are such facts, else none.
 */
export async function withRestated<A extends AssetHistory>(
  tx: TenantTx,
  assets: A[],
  between: { from: Date; to: Date; knownAt: Date },
): Promise<A[]> {
  const assetIds = assets.flatMap(({ id, states }) =>
    states.some((state) => state.checkKey === FUNCTION_CHECK_KEY) ? id : [],
  )
  if (assetIds.length === 0) return assets
  const query = { ...between, timeZone: tx.scope.tenant.timeZone, assetIds }
  const looks = groupBy(await componentLooksBetween(tx, query), (row) => row.assetId)
  const declared = groupBy(await declarationsKnown(tx, query), (row) => row.assetId)
  const table = loadFunctionTable()
  return assets.map((asset) => {
    const own = looks.get(asset.id)
    if (!own) return asset
    const restate: NonNullable<AssetHistory['restated']>['at'] = (states, at) => {
      const look = own.findLast((one) => one.observedAt.getTime() <= at)
      const holding = (declared.get(asset.id) ?? []).filter((one) => one.validFrom.getTime() <= at)
      const latest = new Map(holding.map((one) => [one.componentKey, one]))
      const labels = asset.labels.filter((label) => label.from <= at && at < label.to)
      const judged = judgeHosts({
        looks: look ? [look] : [],
        declarations: [...latest.values()],
        labelsOf: () => Object.fromEntries(labels.map(({ key, value }) => [key, value])),
        table,
      })
      return judgedStates(states, judged)
    }
    return { ...asset, restated: { checkKeys: CHECK_KEYS, at: restate } }
  })
}
