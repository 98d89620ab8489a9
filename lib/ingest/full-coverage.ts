import type { Catalogue, CatalogueCheck } from '@/lib/core/framework'
import type { ReportPart } from './part-of'

/**
 * The sender vouches that all was looked at: what such a report would have listed counts as looked at too. Where a format does not
 * say what that is, it is every check that its tool lists.
 */
export function fullCoverage({ observations, coverage }: ReportPart, catalogue: Catalogue): ReportPart {
  const said = new Set([...coverage.checks, ...observations.map((o) => o.check.name)])
  const tools = new Set(observations.map((o) => o.check.name.split('/')[0]))
  const own = catalogue.toolChecks.filter((check) => tools.has(check.tool))
  const groups = new Set(own.filter((check) => said.has(check.name)).map((check) => check.group))
  // Classes of findings have no list that a report could be silent on: they count where the report looks for such findings.
  const isClass = (check: CatalogueCheck) => check.look !== undefined && check.look !== 'benchmark'
  const all =
    coverage.possibleChecks ??
    own.filter((check) => !isClass(check) || groups.has(check.group)).map((check) => check.name)
  const checks = [...new Set([...coverage.checks, ...all])]
  return {
    observations,
    coverage: { ...coverage, checks, ...(coverage.possibleChecks ? { possibleChecks: [] } : {}) },
  }
}
