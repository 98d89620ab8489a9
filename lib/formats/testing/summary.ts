import type { ReadFormat } from './read-format'
import { codesOf } from './read-format'

/** What a report was read as, short enough to be looked through by eye. */
export function summary({ header, assets, observations, end, ...read }: ReadFormat) {
  const results: Record<string, number> = {}
  for (const { check, result, asset } of observations) {
    const key = `${asset === undefined ? '' : `${assets[asset]?.kind}: `}${check.name} ${result}`
    results[key] = (results[key] ?? 0) + 1
  }
  const { tool, format, ...said } = header
  return {
    tool,
    format,
    header: said,
    ...end.counts,
    assets: assets.map(({ kind, name, identities }) => [kind, name, ...identities].join(' ')),
    results: Object.fromEntries(Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1))),
    profile: end.coverage.profile,
    checks: end.coverage.checks,
    possibleChecks: end.coverage.possibleChecks?.length ?? 0,
    partialChecks: end.coverage.partialChecks ?? [],
    notes: codesOf(read),
  }
}
