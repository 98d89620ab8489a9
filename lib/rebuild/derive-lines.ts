import { type AssetStatements, type KnownLine, placeReport, speaksBefore } from '@/lib/core/place-report'

/**
 * An asset's lines as the set of its reports alone says, placed one by one in the order of speaking.
 * @param begun lines as they stand before the first of them
 */
export function deriveLines(
  reports: readonly AssetStatements[],
  begun: readonly KnownLine[] = [],
): Map<string, KnownLine> {
  const lines = new Map(begun.map((line) => [`${line.checkKey}/${line.subjectKey}`, line]))
  for (const report of [...reports].sort((a, b) => (speaksBefore(a, b) ? -1 : 1))) {
    for (const change of placeReport(report, [...lines.values()], []).changes) {
      const key = `${change.checkKey}/${change.subjectKey}`
      const kept = (lines.get(key)?.intervals ?? []).filter((interval) => !change.drop.includes(interval))
      const intervals = [...kept, ...change.add].sort((a, b) => a.validFrom - b.validFrom)
      lines.set(key, {
        checkKey: change.checkKey,
        subjectKey: change.subjectKey,
        subject: change.subject,
        intervals,
      })
    }
  }
  return lines
}
