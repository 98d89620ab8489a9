import { type AssetHistory, isInScopeAt } from './asset-history'
import type { ResultsThen } from './result-history'

/** What the safeguards of one asset come to at one instant. */
export type ResultBits = Pick<ResultsThen, 'bits' | 'clocks' | 'fresh'>

/** An asset that was in scope at an instant. */
export interface AssetThen {
  assetId: string
  results: ResultBits
}

/** The assets of a scope at one instant. */
export type ScopeThen = readonly AssetThen[]

/** The assets of a scope at each of many instants, by their histories. @param results of the assets, at the same instants */
export function scopesOfHistories(
  assets: readonly AssetHistory[],
  scope: Readonly<Record<string, string>>,
  results: ReadonlyMap<string, readonly ResultBits[]>,
  instants: readonly number[],
): ScopeThen[] {
  return instants.map((at, i) =>
    assets.flatMap((asset) => {
      const own = isInScopeAt(asset, scope, at) ? results.get(asset.id)?.[i] : undefined
      return own ? { assetId: asset.id, results: own } : []
    }),
  )
}
