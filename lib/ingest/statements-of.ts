import { checkKey, subjectKey } from '@/lib/core/check'
import type { AssetStatements } from '@/lib/core/place-report'
import type { Vulnerability } from '@/lib/core/report'
import type { Stated, StatedVulnerability } from '@/lib/core/timeline'
import type { ReportPart } from './part-of'

/** What a report says of one asset, keyed as states are. */
export function statementsOf(
  report: ReportPart,
  of: { submissionId: string; observedAt: Date; sha256: string },
): AssetStatements {
  const partial = new Set(report.coverage.partialChecks ?? [])
  const covered = new Set(report.coverage.checks.filter((name) => !partial.has(name)).map(checkKey))
  const said = new Map<string, Map<string, Stated & { subject: string }>>()
  const coveredPairs = new Set<string>()
  for (const observation of report.observations) {
    const { check, subject, fault, result, severity, detail, printedResult, at, vulnerability, vex } =
      observation
    const own = subjectKey(subject, fault)
    const key = checkKey(check.name)
    const subjects = said.get(key) ?? new Map()
    said.set(key, subjects)
    subjects.set(own, {
      subject,
      result,
      severity: severity ?? 'unknown',
      detail,
      printedResult,
      submissionId: of.submissionId,
      at,
      ...(vulnerability ? { vulnerability: stated(vulnerability, of.observedAt) } : {}),
      ...(vex
        ? { vex: { status: vex.status, statedAt: vex.statedAt ? Date.parse(vex.statedAt) : null } }
        : {}),
    })
    if (partial.has(check.name)) {
      coveredPairs.add(`${key}/${own}`)
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

/** What was published after the tool looked was not: such a date starts no clock, which would then never run out. */
function stated(
  { fixedIn, severitySource, fixPublishedAt, publishedAt }: Vulnerability,
  observedAt: Date,
): StatedVulnerability {
  const published = (text: string | undefined) => {
    const at = Date.parse(text ?? '')
    return at <= observedAt.getTime() ? at : null
  }
  const fix = published(fixPublishedAt)
  const flaw = published(publishedAt)
  if (fix !== null) return { fixedIn, severitySource, clock: { from: fix, basis: 'fix' } }
  return { fixedIn, severitySource, clock: flaw === null ? null : { from: flaw, basis: 'published' } }
}
