import type { StandingAsset } from '@/lib/core/standings/standing-asset'
import { staleOn } from '@/lib/store/freshness/freshness-limits'
import type { OverviewDto } from './overview.schema'
import { longestQuiet, QUIET_MS, type QuietLook } from './population'

/** What `populationOf` says, of assets as they stand. */
export function populationStanding(assets: readonly StandingAsset[]): OverviewDto['population'] {
  return { known: assets.length, reported: assets.filter(({ standing }) => standing.fresh).length }
}

/** What `quietLooks` says, of assets as they stand. */
export function quietStanding(
  assets: readonly StandingAsset[],
  limits: ReadonlyMap<string, number>,
  at: Date,
): QuietLook[] {
  const before = at.getTime() - QUIET_MS
  const quiet: QuietLook[] = []
  for (const { id, standing, looked } of assets) {
    if (looked.every((one) => one >= before)) continue
    const last = new Map<string, number>()
    standing.kinds.forEach(({ tool }, kind) => {
      last.set(tool, Math.max(last.get(tool) ?? 0, looked[kind] ?? 0))
    })
    for (const [tool, then] of last) {
      if (then >= before) continue
      const observedAt = new Date(then)
      const stale = staleOn(observedAt, tool, limits) <= at
      quiet.push({ assetId: id, tool, last_seen: observedAt.toISOString(), stale })
    }
  }
  return longestQuiet(quiet)
}
