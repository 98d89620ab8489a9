import { type Assertion, type Interval, placeAssertion, type Stated, sameState } from './timeline'

/** Identity of a line within one asset. */
export interface LineKey {
  checkKey: string
  subjectKey: string
}

/** A report's statements about one asset, by check and subject. */
export interface AssetStatements {
  submissionId: string
  /** Instant the tool looked, milliseconds. */
  observedAt: number
  /** SHA-256 of the bytes, hex: of two reports of one instant the greater wins. */
  sha256: string
  /** Checks of which every subject was looked at. */
  covered: ReadonlySet<string>
  /** `<check key>/<subject key>`: the only subjects looked at of checks whose list was cut. */
  coveredPairs: ReadonlySet<string>
  /** check key → subject key → what was said. */
  said: ReadonlyMap<string, ReadonlyMap<string, Stated & { subject: string }>>
}

export interface LineChange extends LineKey {
  subject: string
  /** Rows as now known that no longer hold. */
  drop: Interval[]
  /** Rows that hold instead. */
  add: Interval[]
}

/** Existing line of a key, with the words of its subject. */
export interface KnownLine extends LineKey {
  subject: string
  intervals: Interval[]
}

/** Whether report a speaks before report b where both look at the same thing. */
export function speaksBefore(
  a: Pick<AssetStatements, 'observedAt' | 'sha256'>,
  b: Pick<AssetStatements, 'observedAt' | 'sha256'>,
): boolean {
  return a.observedAt === b.observedAt ? a.sha256 < b.sha256 : a.observedAt < b.observedAt
}

function looksAt(report: AssetStatements, key: LineKey): boolean {
  return report.covered.has(key.checkKey) || report.coveredPairs.has(`${key.checkKey}/${key.subjectKey}`)
}

function assertionOf(report: AssetStatements, key: LineKey): Assertion {
  return { at: report.observedAt, said: report.said.get(key.checkKey)?.get(key.subjectKey) ?? null }
}

/**
 * Places a report into an asset's lines.
 *
 * @param report the report to place
 * @param lines lines as now known of every check the report looked at, at least from its instant on
 * @param later reports of the same asset that speak after it, in order of speaking
 * @returns the lines that change; empty when the report says nothing new
 */
export function placeReport(
  report: AssetStatements,
  lines: readonly KnownLine[],
  later: readonly AssetStatements[],
): LineChange[] {
  const changes: LineChange[] = []
  for (const line of keysTouched(report, lines)) {
    const next = nextLook(line, later)
    const placed = placeAssertion(
      line.intervals,
      assertionOf(report, line),
      next ? assertionOf(next, line) : null,
    )
    const drop = line.intervals.filter((old) => !placed.some((row) => sameRow(old, row)))
    const add = placed.filter((row) => !line.intervals.some((old) => sameRow(old, row)))
    if (drop.length > 0 || add.length > 0) {
      changes.push({ checkKey: line.checkKey, subjectKey: line.subjectKey, subject: line.subject, drop, add })
    }
  }
  return changes
}

/** The first later instant at which the key was looked at; of several reports of that instant the last word counts. */
function nextLook(key: LineKey, later: readonly AssetStatements[]): AssetStatements | undefined {
  const first = later.find((other) => looksAt(other, key))
  return first && later.findLast((other) => other.observedAt === first.observedAt && looksAt(other, key))
}

function* keysTouched(report: AssetStatements, lines: readonly KnownLine[]): Generator<KnownLine> {
  const seen = new Set<string>()
  for (const line of lines) {
    if (!looksAt(report, line)) continue
    seen.add(`${line.checkKey}/${line.subjectKey}`)
    yield line
  }
  for (const [checkKey, subjects] of report.said) {
    for (const [subjectKey, { subject }] of subjects) {
      const key = { checkKey, subjectKey }
      if (!looksAt(report, key) || seen.has(`${checkKey}/${subjectKey}`)) continue
      yield { ...key, subject, intervals: [] }
    }
  }
}

function sameRow(a: Interval, b: Interval): boolean {
  return (
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo &&
    a.submissionId === b.submissionId &&
    sameState(a, b)
  )
}
