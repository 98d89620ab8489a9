import { checkKey, subjectKey } from '@/lib/core/check'
import type { AssetStatements } from '@/lib/core/place-report'
import type { Stated } from '@/lib/core/timeline'
import type { ParsedReport } from './parse-report'

/** What a parsed report says of its root asset, keyed as states are. */
export function statementsOf(
  report: ParsedReport,
  of: { submissionId: string; observedAt: Date; sha256: string },
): AssetStatements {
  const partial = new Set(report.coverage.partialChecks ?? [])
  const covered = new Set(report.coverage.checks.filter((name) => !partial.has(name)).map(checkKey))
  const said = new Map<string, Map<string, Stated & { subject: string }>>()
  const coveredPairs = new Set<string>()
  for (const { check, subject, result, severity, detail, printedResult, at } of report.observations) {
    const key = checkKey(check.name)
    const subjects = said.get(key) ?? new Map()
    said.set(key, subjects)
    subjects.set(subjectKey(subject), {
      subject,
      result,
      severity: severity ?? 'unknown',
      detail,
      printedResult,
      submissionId: of.submissionId,
      at,
    })
    if (partial.has(check.name)) {
      coveredPairs.add(`${key}/${subjectKey(subject)}`)
      // A check that names failing subjects no longer passes as a whole, however short its list was cut.
      coveredPairs.add(`${key}/${subjectKey('')}`)
    }
  }
  return {
    submissionId: of.submissionId,
    observedAt: of.observedAt.getTime(),
    sha256: of.sha256,
    covered,
    coveredPairs,
    said,
  }
}
