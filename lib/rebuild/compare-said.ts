import type { AssetStatements, KnownLine } from '@/lib/core/place-report'
import { type Stated, sameState } from '@/lib/core/timeline'
import type { RebuildCheck } from './check-rebuild'

/**
 * Whether stored intervals say what the report says that they name, where it is kept: all that can be told of a time whose reports are not all there.
 * @returns `left`: how many name one that is not
 */
export function compareSaid(
  assetId: string,
  lines: readonly KnownLine[],
  said: readonly AssetStatements[],
): { left: number; differences: RebuildCheck['differences'] } {
  const reports = new Map(said.map((report) => [report.submissionId, report]))
  const differences: RebuildCheck['differences'] = []
  let left = 0
  for (const { checkKey, subjectKey, intervals } of lines) {
    for (const interval of intervals) {
      const report = reports.get(interval.submissionId)
      if (!report) {
        left++
        continue
      }
      const word = report.said.get(checkKey)?.get(subjectKey)
      const isSame =
        word !== undefined &&
        sameState(word, interval) &&
        interval.validFrom === report.observedAt &&
        word.at.from === interval.at.from &&
        word.at.to === interval.at.to
      if (isSame) continue
      const of = (one: Stated | undefined) =>
        one ? [JSON.stringify([one.result, one.severity, one.detail, one.at])] : []
      differences.push({
        assetId,
        line: `${checkKey}/${subjectKey}`,
        stored: of(interval),
        derived: of(word),
      })
    }
  }
  return { left, differences }
}
