import { checkKey } from '@/lib/core/check'
import type { ParsedReport } from './parse-report'

/** Checks that a report reports on, on any of its assets. @param full the sender vouches for those it is silent on, too */
export function reportedKeys(parsed: ParsedReport, full: boolean): string[] {
  const names = [parsed.coverage, ...parsed.assetCoverage].flatMap(({ checks, possibleChecks = [] }) =>
    full ? [...checks, ...possibleChecks] : checks,
  )
  return [...new Set(names)].map(checkKey)
}
