import { FOREVER, type Interval } from './timeline'

/** What the evidence alone says of a finding. Instants in milliseconds. */
export interface FindingFacts {
  machine: 'open' | 'closed'
  /** Begin of the first stretch of failure. */
  firstSeen: number
  /** Begin of the last one. */
  openedAt: number
  /** End of the last one, while it is closed. */
  closedAt: number | null
  /** Stretches after the first. */
  reopened: number
}

/**
 * A finding as the whole line of its key tells it: a function of the line, so of the set of reports, whatever order they
 * came in. A failure whose words change goes on as one stretch.
 * @param line sorted, disjoint intervals from the beginning
 * @returns null when nothing on the line ever failed
 */
export function findingFacts(line: readonly Interval[]): FindingFacts | null {
  const stretches: { from: number; to: number }[] = []
  for (const { result, validFrom, validTo } of line) {
    if (result !== 'fail') continue
    const last = stretches.at(-1)
    if (last && last.to === validFrom) last.to = validTo
    else stretches.push({ from: validFrom, to: validTo })
  }
  const [first] = stretches
  const last = stretches.at(-1)
  if (!first || !last) return null
  const open = last.to === FOREVER
  return {
    machine: open ? 'open' : 'closed',
    firstSeen: first.from,
    openedAt: last.from,
    closedAt: open ? null : last.to,
    reopened: stretches.length - 1,
  }
}
