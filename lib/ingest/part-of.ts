import type { Observation, ReportCoverage } from '@/lib/core/report'
import type { ParsedReport } from './parse-report'
import type { Unread } from './unread/reading'

/** What a report says of one asset. */
export interface ReportPart {
  observations: Observation[]
  coverage: ReportCoverage
  unread?: Unread
}

/**
 * What a report says of the asset at some of its places: 0 is the root, 1 the first asset besides. Several places may turn out
 * to be one asset (an image under two names); then it is what they say together.
 */
export function partOf(report: ParsedReport, places: readonly number[]): ReportPart {
  if (report.assets.length === 0) return report
  const wanted = new Set(places)
  const coverages = places.flatMap((place) =>
    place === 0 ? report.coverage : (report.assetCoverage[place - 1] ?? []),
  )
  const union = (of: (coverage: ReportCoverage) => readonly string[] | undefined) => [
    ...new Set(coverages.flatMap((coverage) => of(coverage) ?? [])),
  ]
  return {
    observations: report.observations.filter(({ asset }) => wanted.has(asset === undefined ? 0 : asset + 1)),
    coverage: {
      profile: report.coverage.profile,
      checks: union((c) => c.checks),
      partialChecks: union((c) => c.partialChecks),
      possibleChecks: union((c) => c.possibleChecks),
    },
  }
}
