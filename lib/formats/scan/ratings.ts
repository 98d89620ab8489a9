import type { Severity, Vulnerability } from '../../core/report'

export interface PrintedRating {
  source: string
  severity?: Severity
  score?: number | undefined
  vector?: string
}

/** Ratings as they are kept: each source once (its first score and vector hold), scores only where they are CVSS base scores. */
export function ratingsOf(printed: readonly PrintedRating[]): Vulnerability['ratings'] {
  const bySource = new Map<string, Vulnerability['ratings'][number]>()
  for (const { source, severity, score, vector = '' } of printed) {
    const scored = score !== undefined && score >= 0 && score <= 10
    if (severity === undefined && !scored && vector === '') continue
    bySource.set(source, {
      source,
      ...(severity === undefined ? {} : { severity }),
      ...(scored ? { score } : {}),
      ...(vector === '' ? {} : { vector: vector.slice(0, 300) }),
      ...bySource.get(source),
    })
  }
  return [...bySource.values()].sort((a, b) => (a.source < b.source ? -1 : 1))
}
