import type { AssetLook } from './asset-look'
import { combineInputs } from './combine-inputs'
import type { CatalogueCheck, Safeguard } from './framework'
import { longestClock } from './patch-clock'
import { safeguardInputs } from './safeguard-inputs'
import type { AssetSafeguard, ScopedAsset, StateAt } from './verdict'

const earliest = (instants: readonly (string | undefined)[]) =>
  instants.reduce<string | undefined>(
    (first, next) => (next && (!first || Date.parse(next) < Date.parse(first)) ? next : first),
    undefined,
  )

/**
 * One safeguard on one asset: what its checks say, combined; null when it does not concern the asset. Result and reason rest
 * on nothing but the asset's kind, its looks (which, in which order, fresh or not) and the states of these checks.
 */
export function judgeSafeguard(
  asset: ScopedAsset,
  safeguard: Safeguard,
  checks: readonly CatalogueCheck[],
  look: AssetLook,
  statesOf: (checkKey: string) => readonly StateAt[],
): AssetSafeguard | null {
  const inputs = safeguardInputs(asset, safeguard, checks, look, statesOf)
  if (!inputs) return null
  const combined = combineInputs(safeguard.combine, inputs)
  // A result rests on the looks that made it; for a stale one it is the stale look whose date matters.
  const resting = inputs.filter((input) => (input.result === 'absent') === (combined.reason === 'stale'))
  const patch = combined.result === 'fail' ? longestClock(inputs) : undefined
  return {
    assetId: asset.id,
    safeguardId: safeguard.id,
    ...combined,
    ...(patch ? { patch } : {}),
    observedAt: earliest(resting.map((input) => input.observedAt)),
    staleOn: earliest(resting.map((input) => input.staleOn)),
    inputs,
  }
}
