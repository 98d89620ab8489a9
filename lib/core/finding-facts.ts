import type { Stretch } from './superseded'
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

/** One line that a finding speaks of, and when its asset was out of every scope. */
export interface FindingLine {
  intervals: readonly Interval[]
  retired: readonly Stretch[]
}

/**
 * A finding as the whole lines of its keys tell it: a function of the lines, so of the set of reports, whatever order they
 * came in. It is open while any of them fails on an asset that is not retired: what two tools saw, or two images of one
 * repository have, closes when none does any more. A failure whose words change goes on as one stretch.
 * @param lines each with its disjoint intervals from the beginning
 * @returns null when nothing on the lines ever failed
 */
export function findingFacts(lines: readonly FindingLine[]): FindingFacts | null {
  const stretches = join(lines.flatMap(failing))
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

function failing({ intervals, retired }: FindingLine): Stretch[] {
  let left: Stretch[] = intervals
    .filter(({ result }) => result === 'fail')
    .map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }))
  for (const out of retired) left = left.flatMap((one) => without(one, out))
  return left
}

function without({ from, to }: Stretch, out: Stretch): Stretch[] {
  if (out.to <= from || out.from >= to) return [{ from, to }]
  const before = out.from > from ? [{ from, to: out.from }] : []
  const after = out.to < to ? [{ from: out.to, to }] : []
  return [...before, ...after]
}

function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
