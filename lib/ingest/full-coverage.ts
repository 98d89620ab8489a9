import type { Catalogue } from '@/lib/core/framework'
import type { ParsedReport } from './parse-report'

/** The sender vouches that all was looked at: checks of the tool that the report does not print count as looked at too. */
export function fullCoverage(report: ParsedReport, catalogue: Catalogue): ParsedReport {
  const tools = new Set(report.observations.map((o) => o.check.name.split('/')[0]))
  const all = catalogue.toolChecks.filter((check) => tools.has(check.tool)).map((check) => check.name)
  const checks = [...new Set([...report.coverage.checks, ...all])]
  return { ...report, coverage: { ...report.coverage, checks } }
}
