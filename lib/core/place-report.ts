import { groupBy } from './group-by'
import {
  type Assertion,
  FOREVER,
  type Interval,
  isUndecided,
  placeAssertion,
  type Stated,
  sameState,
} from './timeline'

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

/** A report that speaks later. */
export type LaterReport = Omit<AssetStatements, 'said'> & {
  /** Null: not read again yet. */
  said: AssetStatements['said'] | null
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

/** Whether a line fails now. */
export const isOpen = ({ intervals }: Pick<KnownLine, 'intervals'>): boolean =>
  intervals.some(({ result, validTo }) => result === 'fail' && validTo === FOREVER)

/** Whether report a speaks before report b where both look at the same thing. */
export function speaksBefore(
  a: Pick<AssetStatements, 'observedAt' | 'sha256'>,
  b: Pick<AssetStatements, 'observedAt' | 'sha256'>,
): boolean {
  return a.observedAt === b.observedAt ? a.sha256 < b.sha256 : a.observedAt < b.observedAt
}

const covers = (report: LaterReport, key: LineKey) =>
  report.covered.has(key.checkKey) || report.coveredPairs.has(`${key.checkKey}/${key.subjectKey}`)

/**
 * What a report says of a key; null: the subject is gone; undefined: it did not look. A check that could not tell of a subject, or
 * at all, did not look for other faults of the subject, or for any subject.
 */
function wordOf(report: AssetStatements, key: LineKey & { subject: string }): Stated | null | undefined {
  if (!covers(report, key)) return undefined
  const said = report.said.get(key.checkKey)?.get(key.subjectKey)
  if (said) return said
  const untold = untoldOf(report).get(key.checkKey)
  return untold?.has(key.subject) || untold?.has('') ? undefined : null
}

const untold = new WeakMap<AssetStatements['said'], ReadonlyMap<string, ReadonlySet<string>>>()

/** By check, the subjects of which a report could not tell. */
function untoldOf({ said }: AssetStatements): ReadonlyMap<string, ReadonlySet<string>> {
  const known = untold.get(said)
  if (known) return known
  const subjects = [...said].map(([checkKey, words]): [string, Set<string>] => [
    checkKey,
    new Set([...words.values()].filter(isUndecided).map(({ subject }) => subject)),
  ])
  const found = new Map(subjects.filter(([, of]) => of.size > 0))
  untold.set(said, found)
  return found
}

/**
 * Places a report into an asset's lines.
 *
 * @param report the report to place
 * @param lines lines as now known of every check the report looked at, at least from its instant on
 * @param later reports of the same asset that speak after it, in order of speaking
 * @param moved `<check key>/<subject key>` of all that is said otherwise than it stands, where that is known and nothing is later: then
 *   lines that stand as they are said need not be given
 * @returns the lines that change, none when the report says nothing new; and later reports whose words matter and are not read: while
 *   there are any the changes are not whole
 */
export function placeReport(
  report: AssetStatements,
  lines: readonly KnownLine[],
  later: readonly LaterReport[],
  moved: ReadonlySet<string> | null = null,
): { changes: LineChange[]; unread: ReadonlySet<LaterReport> } {
  const changes: LineChange[] = []
  const unread = new Set<LaterReport>()
  const instants = [...groupBy(later, ({ observedAt }) => String(observedAt)).values()]
  for (const [line, said] of keysTouched(report, lines, moved)) {
    if (said && stands(line, said, report.observedAt)) continue
    const assertion = { at: report.observedAt, said }
    const placed = placeAssertion(line.intervals, assertion, laterWords(line, instants, unread))
    const drop = line.intervals.filter((old) => !placed.some((row) => sameRow(old, row)))
    const add = placed.filter((row) => !line.intervals.some((old) => sameRow(old, row)))
    if (drop.length > 0 || add.length > 0) {
      changes.push({ checkKey: line.checkKey, subjectKey: line.subjectKey, subject: line.subject, drop, add })
    }
  }
  return { changes, unread }
}

/** Whether a line says the same before and after an instant: lines turn only where reports speak, so it goes on as it is. */
function stands({ intervals }: KnownLine, said: Stated, at: number): boolean {
  const holds = intervals.find(({ validFrom, validTo }) => validFrom < at && at < validTo)
  return holds !== undefined && sameState(holds, said)
}

/** What later reports say of a key, of several of one instant the last; ends where one is not read. */
function* laterWords(
  key: LineKey & { subject: string },
  later: readonly (readonly LaterReport[])[],
  unread: Set<LaterReport>,
): Generator<Assertion> {
  for (const reports of later) {
    for (const look of reports.filter((report) => covers(report, key)).reverse()) {
      const { said } = look
      if (!said) {
        unread.add(look)
        return
      }
      const word = wordOf({ ...look, said }, key)
      if (word === undefined) continue
      yield { at: look.observedAt, said: word }
      break
    }
  }
}

function* keysTouched(
  report: AssetStatements,
  lines: readonly KnownLine[],
  moved: ReadonlySet<string> | null,
): Generator<[line: KnownLine, said: Stated | null]> {
  const seen = new Set<string>()
  for (const line of lines) {
    const word = wordOf(report, line)
    if (word === undefined) continue
    seen.add(`${line.checkKey}/${line.subjectKey}`)
    yield [line, word]
  }
  for (const [checkKey, subjects] of report.said) {
    for (const [subjectKey, word] of subjects) {
      const key = { checkKey, subjectKey }
      const words = `${checkKey}/${subjectKey}`
      if ((moved && !moved.has(words)) || seen.has(words) || !covers(report, key)) continue
      yield [{ ...key, subject: word.subject, intervals: [] }, word]
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
