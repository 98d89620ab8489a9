import type { EvidencePlace, Result, Severity, VexStatus } from './report'

/** An open end of an interval. A sentinel, not 'infinity', so that every reader gets an ordinary instant. */
export const FOREVER = Date.UTC(9999, 11, 31)

/** What is said of a key at an instant, and by whom it was first said. */
export interface Stated {
  result: Result
  severity: Severity
  detail: string
  printedResult: string
  submissionId: string
  at: EvidencePlace
  vulnerability?: StatedVulnerability
  /** Of a statement of a VEX document: what it says, and when it was made. */
  vex?: { status: VexStatus; statedAt: number | null }
}

/** What a state says of a vulnerability besides. Instants in milliseconds. */
export interface StatedVulnerability {
  /** Versions that fix it, as printed; '' while there is none. */
  fixedIn: string
  /** Whose severity it is; '' when the scanner does not say. */
  severitySource: string
  /** From when the time to patch runs, where the report says it: publication of the fix, else of the flaw. */
  clock: { from: number; basis: 'fix' | 'published' } | null
}

/** A value that holds over [validFrom, validTo), milliseconds since the epoch. */
export interface Interval extends Stated {
  validFrom: number
  validTo: number
}

/** Two statements that would not be told apart as states; who said it and where does not count. */
export function sameState(a: Stated, b: Stated): boolean {
  return (
    a.result === b.result &&
    a.severity === b.severity &&
    a.detail === b.detail &&
    a.vulnerability?.fixedIn === b.vulnerability?.fixedIn &&
    a.vulnerability?.clock?.from === b.vulnerability?.clock?.from &&
    a.vex?.status === b.vex?.status &&
    a.vex?.statedAt === b.vex?.statedAt
  )
}

/** A statement about a key at an instant: what a report that looked at it said; null: it looked and the subject is gone. */
export interface Assertion {
  at: number
  said: Stated | null
}

/** A statement that does not tell: the tool could not look, or leaves it to people. */
export const isUndecided = ({ result }: Pick<Stated, 'result'>): boolean =>
  result === 'error' || result === 'not_checked'

/**
 * Places one assertion into the valid-time line of one key (asset, check, subject).
 *
 * The line is a step function: at T it is what the last report up to T that looked at the key said. A failure stands until a
 * report says otherwise: one that could not tell shows no remedy, so over it the last word that decides goes on. A new
 * assertion thus holds from its own instant to the next one's, and on over those that do not tell; everything else stays.
 * Intervals are maximal runs of the same state and carry the submission that said it first, which makes the line a function of
 * the set of reports, whatever order they arrived in.
 *
 * @param line sorted, disjoint intervals of the key as now known
 * @param later the later assertions of the key in order, the last word of each instant; taken only as far as they matter.
 *   One of the same instant takes this one's place
 */
export function placeAssertion(
  line: readonly Interval[],
  assertion: Assertion,
  later: Iterable<Assertion>,
): Interval[] {
  const { at, said } = assertion
  const failing = line.find((i) => i.result === 'fail' && i.validFrom < at && i.validTo >= at)
  if (failing && failing.validTo > at && said && isUndecided(said)) return [...line]
  let carried: Stated | null = failing ?? null
  let current = assertion
  const own: Interval[] = []
  const before = line.filter((i) => i.validFrom < at).map((i) => clip(i, i.validFrom, at))
  const hold = (validTo: number) => {
    const undecided = current.said !== null && isUndecided(current.said)
    const shown = undecided ? (carried ?? current.said) : current.said
    if (shown) own.push({ ...shown, validFrom: current.at, validTo })
    if (!undecided) carried = current.said?.result === 'fail' ? current.said : null
  }
  for (const next of later) {
    if (next.at === at) return [...line]
    hold(next.at)
    const fails = line.some((i) => i.result === 'fail' && i.validFrom <= next.at && i.validTo > next.at)
    // From a word that decides the line is as it was, and from one that does not where no failure goes on over it, before or now.
    if (!next.said || !isUndecided(next.said) || !(carried || fails)) {
      const after = line.filter((i) => i.validTo > next.at).map((i) => startAt(i, next))
      return merge([...before, ...own, ...after])
    }
    current = next
  }
  hold(FOREVER)
  return merge([...before, ...own])
}

function clip(interval: Interval, from: number, to: number): Interval {
  return { ...interval, validFrom: from, validTo: Math.min(interval.validTo, to) }
}

/** A run cut at the horizon begins anew there, with the words of the report that spoke at that instant. */
function startAt(interval: Interval, { at, said }: Assertion): Interval {
  if (interval.validFrom >= at) return interval
  return { ...interval, ...said, validFrom: at, validTo: interval.validTo }
}

function merge(line: Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const interval of line) {
    const last = merged.at(-1)
    if (last && last.validTo === interval.validFrom && sameState(last, interval)) {
      merged[merged.length - 1] = { ...last, validTo: interval.validTo }
    } else {
      merged.push(interval)
    }
  }
  return merged
}
