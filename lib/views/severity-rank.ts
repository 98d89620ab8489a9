import { SEVERITIES, type Severity } from '@/lib/core/report'

/** Place of a severity from the worst; what is no severity counts as the last. */
export function severityRank(severity: string): number {
  const known: readonly string[] = SEVERITIES
  const rank = known.indexOf(severity)
  return rank < 0 ? SEVERITIES.length - 1 : rank
}

/** The severity at a place. */
export function severityOfRank(rank: number): Severity {
  return SEVERITIES[rank] ?? 'unknown'
}
