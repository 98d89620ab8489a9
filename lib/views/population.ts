import type { CoverageAt } from '@/lib/core/verdict'
import type { EvidenceAt } from './evidence-at'
import type { OverviewDto } from './overview.schema'
import type { Times } from './times'

/** A tool that has not looked at an asset for long; `last_seen` is an ISO instant. */
export interface QuietLook {
  assetId: string
  tool: string
  last_seen: string
  stale: boolean
}

/** Two missed daily reports. */
export const QUIET_MS = 48 * 3_600_000
const MOST_QUIET = 20

/** Assets that are known, and those of which some evidence is fresh. */
export function populationOf({ assets, coverage }: EvidenceAt, { at }: Times): OverviewDto['population'] {
  const now = at.toISOString()
  const fresh = coverage.filter((look) => look.staleOn > now)
  return { known: assets.length, reported: new Set(fresh.map((look) => look.assetId)).size }
}

/** Tools that have not looked at an asset for two days, longest first. */
export function quietLooks({ coverage }: Pick<EvidenceAt, 'coverage'>, { at }: Times): QuietLook[] {
  const last = new Map<string, CoverageAt>()
  for (const look of coverage) {
    const key = `${look.assetId}\n${look.tool}`
    const known = last.get(key)
    if (!known || known.observedAt < look.observedAt) last.set(key, look)
  }
  const quiet = [...last.values()].filter((look) => at.getTime() - Date.parse(look.observedAt) > QUIET_MS)
  return longestQuiet(
    quiet.map(({ assetId, tool, observedAt, staleOn }) => ({
      assetId,
      tool,
      last_seen: observedAt,
      stale: staleOn <= at.toISOString(),
    })),
  )
}

/** Those that have been quiet longest. */
export function longestQuiet(quiet: readonly QuietLook[]): QuietLook[] {
  const words = (one: QuietLook) => `${one.last_seen} ${one.assetId} ${one.tool}`
  return [...quiet].sort((a, b) => (words(a) < words(b) ? -1 : 1)).slice(0, MOST_QUIET)
}
