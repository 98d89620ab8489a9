import type { EvidencePlace, Result, Severity, Vulnerability } from '../../core/report'

/** A vulnerability as one row of a report says it. */
export interface FoundVulnerability {
  vulnerability: Vulnerability
  severity: Severity
  /** The scanner's own word of severity. */
  printed: string
  /** The severity is worked out from a score, it is nobody's own word. */
  derived?: boolean
  /** In a package of the distribution, not of a language. */
  ofDistribution: boolean
  /** Why the report does not count it, where it lists what was left out. */
  suppressed?: string
  at: EvidencePlace
}

/** The worst first: what holds where several rows speak of the same. */
const ORDER: readonly Result[] = ['fail', 'error', 'informational', 'not_checked', 'not_applicable', 'pass']

/** Less is worse. */
export function resultRank(result: Result): number {
  return ORDER.indexOf(result)
}
