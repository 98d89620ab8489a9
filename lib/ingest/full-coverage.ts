import type { Catalogue } from '@/lib/core/framework'
import type { ReportPart } from './part-of'

/**
 * The sender vouches that all was looked at: what such a report would have listed counts as looked at too. Where a format does not
 * say what that is, it is every check of its tool.
 */
export function fullCoverage({ observations, coverage }: ReportPart, catalogue: Catalogue): ReportPart {
  const tools = new Set(observations.map((o) => o.check.name.split('/')[0]))
  const all =
    coverage.possibleChecks ??
    catalogue.toolChecks.filter((check) => tools.has(check.tool)).map((check) => check.name)
  const checks = [...new Set([...coverage.checks, ...all])]
  return {
    observations,
    coverage: { ...coverage, checks, ...(coverage.possibleChecks ? { possibleChecks: [] } : {}) },
  }
}
