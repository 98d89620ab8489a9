import { assetLook } from './asset-look'
import { checkByKey } from './check-by-key'
import { checksOfSafeguards } from './checks-of-safeguards'
import type { CatalogueCheck, Safeguard } from './framework'
import { groupBy } from './group-by'
import { judgeSafeguard } from './judge-safeguard'
import type { AssetSafeguard, CoverageAt, ScopedAsset, StateAt } from './verdict'

export interface SafeguardResultsInput {
  assets: readonly ScopedAsset[]
  /** States that hold at `at`; of assets outside the scope they are ignored. */
  states: readonly StateAt[]
  /** Latest coverage per (asset, tool, profile) at `at`; more rows do no harm. */
  coverage: readonly CoverageAt[]
  toolChecks: readonly CatalogueCheck[]
  safeguards: readonly Safeguard[]
  /** ISO instant. */
  at: string
}

/**
 * Results of every scored safeguard on every asset that it concerns (the relation check → safeguard). A
 * state counts only while a report that covers its check is fresh, so what was never looked at, or too long ago,
 * never passes. Order of the inputs does not matter; rows come out by asset, then safeguard, as given,
 * states of a check by subject.
 */
export function safeguardResults(input: SafeguardResultsInput): AssetSafeguard[] {
  const byKey = checkByKey(input.toolChecks)
  const checksBySafeguard = checksOfSafeguards(input.toolChecks)
  const coverageByAsset = groupBy(input.coverage, (row) => row.assetId)
  const stateByCheck = groupBy(input.states, (state) => `${state.assetId}\n${state.checkKey}`)
  for (const states of stateByCheck.values()) states.sort(bySubject)
  const results: AssetSafeguard[] = []
  for (const asset of input.assets) {
    const look = assetLook(coverageByAsset.get(asset.id) ?? [], byKey, input.at)
    const statesOf = (checkKey: string) => stateByCheck.get(`${asset.id}\n${checkKey}`) ?? []
    for (const safeguard of input.safeguards) {
      const checks = safeguard.scored ? checksBySafeguard.get(safeguard.id) : undefined
      const result = checks && judgeSafeguard(asset, safeguard, checks, look, statesOf)
      if (result) results.push(result)
    }
  }
  return results
}

const bySubject = (a: StateAt, b: StateAt) => (a.subject < b.subject ? -1 : 1)
