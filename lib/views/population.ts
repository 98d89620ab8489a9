import type { CoverageAt } from '@/lib/core/verdict'
import type { EvidenceAt } from './evidence-at'
import type { OverviewDto } from './overview.schema'
import { assetRefOf } from './refs'
import type { Times } from './times'

/** Two missed daily reports. */
const QUIET_MS = 48 * 3_600_000
const MOST_QUIET = 20

/** Assets that are known, and those of which some evidence is fresh. */
export function populationOf({ assets, coverage }: EvidenceAt, { at }: Times): OverviewDto['population'] {
  const now = at.toISOString()
  const fresh = coverage.filter((look) => look.staleOn > now)
  return { known: assets.length, reported: new Set(fresh.map((look) => look.assetId)).size }
}

/** Tools that have not looked at an asset for two days, longest first. */
export function quietLooks({ assets, coverage }: EvidenceAt, { at }: Times): OverviewDto['quiet'] {
  const last = new Map<string, CoverageAt>()
  for (const look of coverage) {
    const key = `${look.assetId}\n${look.tool}`
    const known = last.get(key)
    if (!known || known.observedAt < look.observedAt) last.set(key, look)
  }
  const byId = new Map(assets.map((asset) => [asset.id, asset]))
  return [...last.values()]
    .filter((look) => at.getTime() - Date.parse(look.observedAt) > QUIET_MS)
    .sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1))
    .slice(0, MOST_QUIET)
    .flatMap((look) => {
      const asset = byId.get(look.assetId)
      const stale = look.staleOn <= at.toISOString()
      return asset ? [{ asset: assetRefOf(asset), tool: look.tool, last_seen: look.observedAt, stale }] : []
    })
}
