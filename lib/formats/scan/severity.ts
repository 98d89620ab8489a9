import type { Severity } from '../../core/report'

const WORDS: Record<string, Severity> = {
  defcon1: 'critical',
  critical: 'critical',
  high: 'high',
  important: 'high',
  medium: 'medium',
  moderate: 'medium',
  low: 'low',
  negligible: 'info',
  unimportant: 'info',
  info: 'info',
  informational: 'info',
  none: 'info',
  unknown: 'unknown',
}
const RANK: readonly Severity[] = ['unknown', 'info', 'low', 'medium', 'high', 'critical']

/** A scanner's or vendor's word of severity, in any case; what is no such word is `unknown`. */
export function severityOf(word: string): Severity {
  const key = word.trim().toLowerCase()
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? 'unknown') : 'unknown'
}

/** Greater is worse; `unknown` is the least. */
export function severityRank(severity: Severity): number {
  return RANK.indexOf(severity)
}

/** Severity of a CVSS v3 base score (FIRST, CVSS v3.1 §5); 0.0 is `info`. */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 ? 'low' : 'info'
}
