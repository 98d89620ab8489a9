import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AssetStatements,
  type KnownLine,
  type LaterReport,
  type LineChange,
  placeReport,
  speaksBefore,
} from './place-report'
import type { Result } from './report'
import { FOREVER, type Interval, placeAssertion } from './timeline'

const at = { from: 0, to: 1 }
const stated = (result: Result, submissionId: string, detail = '') => ({
  result,
  severity: 'unknown' as const,
  detail,
  printedResult: result,
  submissionId,
  at,
})

interface Spec {
  t: number
  sha: string
  covered: string[]
  pairs: string[]
  said: [check: string, subject: string, result: Result, detail?: string][]
}

function statements(spec: Spec): AssetStatements {
  const said = new Map<string, Map<string, ReturnType<typeof stated> & { subject: string }>>()
  for (const [check, subject, result, detail] of spec.said) {
    if (!spec.covered.includes(check) && !spec.pairs.includes(`${check}/${subject}`)) continue
    const subjects = said.get(check) ?? new Map()
    subjects.set(subject, { ...stated(result, spec.sha, detail), subject })
    said.set(check, subjects)
  }
  return {
    submissionId: spec.sha,
    observedAt: spec.t,
    sha256: spec.sha,
    covered: new Set(spec.covered),
    coveredPairs: new Set(spec.pairs),
    said,
  }
}

/** Reads later reports again as they are asked for, as ingest does. */
function placeReading(report: AssetStatements, lines: KnownLine[], later: AssetStatements[]): LineChange[] {
  let known: LaterReport[] = later.map((other) => ({ ...other, said: null }))
  for (;;) {
    const { changes, unread } = placeReport(report, lines, known)
    if (unread.size === 0) return changes
    known = known.map((other, i) => (unread.has(other) ? (later[i] ?? other) : other))
  }
}

/**
 * The line of a key by its definition: of each instant the last report that looked counts; a word that does not tell goes on with a
 * failure that stood before.
 */
function lineByDefinition(list: readonly Spec[], check: string, subject: string): [number, string][] {
  const words = new Map<number, { result: Result; words: string } | null>()
  for (const report of [...list].sort((a, b) => (a.t === b.t ? (a.sha < b.sha ? -1 : 1) : a.t - b.t))) {
    const own = report.said.filter(([c]) => c === check)
    const covered = report.covered.includes(check)
    if (!covered && !report.pairs.includes(`${check}/${subject}`)) continue
    const heard = own.filter(([c, s]) => covered || report.pairs.includes(`${c}/${s}`))
    const last = new Map(
      heard.map(([, s, result, detail = '']) => [s, { result, words: `${result} ${detail}` }]),
    )
    const said = last.get(subject)
    const untold = (s: string) => ['error', 'not_checked'].includes(last.get(s)?.result ?? '')
    if (said === undefined && (untold(subject) || untold(''))) continue
    words.set(report.t, said ?? null)
  }
  let failing: string | null = null
  let shown: string | null = null
  const steps: [number, string][] = []
  for (const [t, said] of [...words].sort(([a], [b]) => a - b)) {
    const undecided = said?.result === 'error' || said?.result === 'not_checked'
    const next: string | null = (undecided ? failing : null) ?? said?.words ?? null
    if (!undecided) failing = said?.result === 'fail' ? said.words : null
    if (next !== shown) steps.push([t, next ?? 'gone'])
    shown = next
  }
  return steps
}

const stepsOf = (line: readonly Interval[]): [number, string][] =>
  line.flatMap((interval, i): [number, string][] => {
    const gap = interval.validTo !== FOREVER && line[i + 1]?.validFrom !== interval.validTo
    return [
      [interval.validFrom, `${interval.result} ${interval.detail}`],
      ...(gap ? [[interval.validTo, 'gone'] as [number, string]] : []),
    ]
  })

/** Places reports one after another, each knowing those already placed, as ingest does. */
function place(order: Spec[]): Map<string, Interval[]> {
  const lines = new Map<string, KnownLine>()
  const placed: AssetStatements[] = []
  for (const spec of order) {
    const report = statements(spec)
    const later = placed
      .filter((other) => speaksBefore(report, other))
      .sort((a, b) => (speaksBefore(a, b) ? -1 : 1))
    for (const change of placeReading(report, [...lines.values()], later)) {
      const key = `${change.checkKey}/${change.subjectKey}`
      const old = lines.get(key)?.intervals ?? []
      const intervals = [...old.filter((i) => !change.drop.includes(i)), ...change.add].sort(
        (a, b) => a.validFrom - b.validFrom,
      )
      lines.set(key, {
        checkKey: change.checkKey,
        subjectKey: change.subjectKey,
        subject: change.subject,
        intervals,
      })
    }
    placed.push(report)
  }
  return new Map(
    [...lines].filter(([, line]) => line.intervals.length > 0).map(([key, line]) => [key, line.intervals]),
  )
}

const specs = fc
  .uniqueArray(
    fc.record({
      t: fc.integer({ min: 1, max: 6 }),
      sha: fc.stringMatching(/^[0-9a-f]{6}$/),
      covered: fc.subarray(['a', 'b', 'c']),
      pairs: fc.subarray(['a/x', 'b/y']),
      said: fc.array(
        fc.tuple(
          fc.constantFrom('a', 'b', 'c'),
          fc.constantFrom('', 'x', 'y'),
          fc.constantFrom<Result>('fail', 'fail', 'pass', 'error', 'not_checked'),
          fc.constantFrom('', 'worse'),
        ),
        { maxLength: 5 },
      ),
    }),
    { selector: (spec) => spec.sha, maxLength: 6 },
  )
  .chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
    ),
  )

describe('placing reports in time', () => {
  it('gives the same valid-time states in any order of arrival', () => {
    fc.assert(
      fc.property(specs, ([list, shuffled]) => {
        const inOrder = [...list].sort((a, b) => (a.t === b.t ? (a.sha < b.sha ? -1 : 1) : a.t - b.t))
        const expected = place(inOrder)
        const got = place(shuffled)
        expect(Object.fromEntries([...got].sort())).toEqual(Object.fromEntries([...expected].sort()))
      }),
      { numRuns: 2000 },
    )
  })

  it('says of each key what the last report up to then said, and goes on with a failure over what does not tell', () => {
    fc.assert(
      fc.property(specs, ([list, shuffled]) => {
        const lines = place(shuffled)
        for (const check of ['a', 'b', 'c'])
          for (const subject of ['', 'x', 'y'])
            expect([check, subject, stepsOf(lines.get(`${check}/${subject}`) ?? [])]).toEqual([
              check,
              subject,
              lineByDefinition(list, check, subject),
            ])
      }),
      { numRuns: 3000 },
    )
  })

  it('adds nothing when the same report comes twice', () => {
    fc.assert(
      fc.property(specs, ([list]) => {
        expect(Object.fromEntries(place([...list, ...list]))).toEqual(Object.fromEntries(place(list)))
      }),
      { numRuns: 300 },
    )
  })

  it('closes nothing outside its coverage', () => {
    const full: Spec = {
      t: 1,
      sha: 'aa',
      covered: ['a', 'b'],
      pairs: [],
      said: [
        ['a', 'x', 'fail'],
        ['b', 'x', 'fail'],
      ],
    }
    const partial: Spec = { t: 2, sha: 'bb', covered: ['a'], pairs: [], said: [] }
    const lines = place([full, partial])
    expect(lines.get('a/x')?.[0]?.validTo).toBe(2)
    expect(lines.get('b/x')?.[0]?.validTo).toBe(FOREVER)
  })

  it('leaves unlisted subjects of a cut list as they were', () => {
    const full: Spec = {
      t: 1,
      sha: 'aa',
      covered: ['a'],
      pairs: [],
      said: [
        ['a', 'x', 'fail'],
        ['a', 'y', 'fail'],
      ],
    }
    const cut: Spec = { t: 2, sha: 'bb', covered: [], pairs: ['a/x'], said: [['a', 'x', 'fail']] }
    expect(place([full, cut]).get('a/y')?.[0]?.validTo).toBe(FOREVER)
  })

  it('begins a run cut by a late report with the words of the report that spoke at that instant', () => {
    const line: Interval[] = [{ ...stated('fail', 'first'), validFrom: 1, validTo: FOREVER }]
    const placed = placeAssertion(line, { at: 5, said: stated('pass', 'late') }, [
      { at: 7, said: stated('fail', 'second') },
    ])
    expect(placed.map((i) => [i.validFrom, i.validTo, i.result, i.submissionId])).toEqual([
      [1, 5, 'fail', 'first'],
      [5, 7, 'pass', 'late'],
      [7, FOREVER, 'fail', 'second'],
    ])
  })
})
