import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { type AssetHistory, isInScopeAt, type LookHistory, type StateOver } from '../asset-history'
import type { Catalogue } from '../framework'
import { recommendationResults } from '../recommendation-results'
import type { Result } from '../report'
import { resultBit } from '../result-bits'
import { safeguardResults } from '../safeguard-results'
import { stateOfHistory } from '../state-of-history'
import { FOREVER } from '../timeline'
import type { AssetSafeguard } from '../verdict'
import { knownSeeds } from './known-seeds'
import { looksThen } from './looks-then'
import { keysBeside, standingPlaces } from './places'
import { resultCode } from './standing'
import { isKnownThroughout, type StandingRun, standingRuns } from './standing-runs'

const whole = loadCatalogue()
const CHECKS = whole.toolChecks
  .filter((check) => check.name.startsWith('docker-bench/'))
  .filter((_, i) => i % 24 === 0)
/** A few of the checks and all that they speak of, so that thousands of histories take seconds. */
const catalogue: Catalogue = {
  ...whole,
  toolChecks: CHECKS,
  safeguards: whole.safeguards.filter(({ id }) =>
    CHECKS.some((check) => check.safeguards.some((one) => one.id === id)),
  ),
}
const DAY = 1000
const STALE = 7 * DAY
const keys = CHECKS.map(({ key }) => key)

interface Report {
  at: number
  tool: string
  covered: number
  failing: number[]
  /** Nothing but how many subjects it lists. */
  cut: boolean
}
const report: fc.Arbitrary<Report> = fc.record({
  at: fc.integer({ min: 1, max: 30 }).map((day) => day * DAY),
  tool: fc.constantFrom('x', 'y'),
  covered: fc.constantFrom(keys.length, Math.ceil(keys.length / 2), 1),
  failing: fc.array(fc.nat(keys.length - 1), { maxLength: 4 }),
  cut: fc.boolean(),
})

/** Of one tool one report an instant: a look is never taken back by a later one. */
const reportsOf = (minLength: number) =>
  fc.uniqueArray(report, { minLength, maxLength: 7, selector: ({ at, tool }) => `${at} ${tool}` })

const over = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 40 }))
  .map(([from, days]) => ({ from: from * DAY, to: (from + days) * DAY }))
const around = fc.record({
  retired: fc.option(over, { nil: undefined, freq: 3 }),
  label: fc.option(over, { nil: undefined }),
})
type Around = typeof around extends fc.Arbitrary<infer T> ? T : never

/** The history that reports leave: what each looked at is, until another looks at it, as it says. */
function historyOf(reports: readonly Report[], { retired, label }: Around): AssetHistory {
  const inTime = reports.toSorted((a, b) => a.at - b.at || (a.tool < b.tool ? -1 : 1))
  const kinds = new Map<string, LookHistory & { looks: LookHistory['looks'][number][] }>()
  for (const { at, tool, covered, cut } of inTime) {
    const words = `${tool} ${covered}`
    const checkKeys = new Set(keys.slice(0, covered))
    const kind = kinds.get(words) ?? { tool, profile: 'p', setId: `${covered}`, checkKeys, looks: [] }
    kinds.set(words, kind)
    const partialKeys = cut && keys[covered] ? [keys[covered]] : []
    kind.looks.push({ observedAt: at, staleOn: at + STALE, submissionId: `${at} ${tool}`, partialKeys })
  }
  const states = keys.flatMap((checkKey, i): StateOver[] => {
    const said = inTime.filter(({ covered }) => i < covered)
    return said.map(({ at, failing }, n) => ({
      checkKey,
      subject: '',
      result: (failing.includes(i) ? 'fail' : i % 5 === 0 ? 'informational' : 'pass') as Result,
      severity: 'unknown',
      from: at,
      to: said[n + 1]?.at ?? FOREVER,
    }))
  })
  return {
    id: 'a',
    kind: 'host',
    firstSeen: inTime[0]?.at ?? 0,
    labels: label ? [{ key: 'team', value: 'ours', ...label }] : [],
    retired: retired ? [retired] : [],
    looks: [...kinds.values()],
    states: states.filter(({ from, to }) => from < to),
  }
}

const runsOf = (
  asset: AssetHistory,
  from = asset.firstSeen,
  known: Parameters<typeof standingRuns>[0]['known'] = [],
) => standingRuns({ asset, catalogue, from, turns: [], known })

/** What a run says at an instant: results, and when they grow stale. */
function saidBy(run: StandingRun | undefined, looked: readonly number[]) {
  if (!run?.standing) return null
  const { codes, rests, sets, clocks, fresh } = run.standing
  const { safeguards, recommendations } = standingPlaces(catalogue)
  const results = [...safeguards, ...recommendations].flatMap(([id, place]) => {
    const ends = (sets[rests[place] ?? 0] ?? []).map((kind) => (looked[kind] ?? 0) + STALE)
    return codes[place] ? [[id, codes[place], clocks.get(place) ?? 0, Math.min(...ends)] as const] : []
  })
  return { labels: run.labels, fresh, results }
}

/** The same, judged from nothing. */
function judgedAt(asset: AssetHistory, at: number) {
  if (!isInScopeAt(asset, {}, at)) return null
  const { coverage, fresh } = looksThen(asset, at)
  const looked = {
    assets: [{ id: 'a', kind: asset.kind, name: '', labels: {} }],
    states: asset.states.filter((s) => s.from <= at && at < s.to).map((s) => stateOfHistory('a', s)),
    coverage,
    toolChecks: catalogue.toolChecks,
    at: new Date(at).toISOString(),
  }
  const said = (row: AssetSafeguard) =>
    [
      row.safeguardId,
      resultCode(resultBit(row)),
      row.patch ? Date.parse(row.patch.from) : 0,
      row.staleOn ? Date.parse(row.staleOn) : Number.POSITIVE_INFINITY,
    ] as const
  const own = asset.labels.filter((one) => one.from <= at && at < one.to)
  return {
    labels: Object.fromEntries(own.map(({ key, value }) => [key, value])),
    fresh,
    results: [
      ...safeguardResults({ ...looked, safeguards: catalogue.safeguards }).map(said),
      ...recommendationResults(looked).map(said),
    ],
  }
}

const words = (runs: readonly StandingRun[]) =>
  runs.map(({ from, standing, labels, looked }) => ({
    from,
    labels,
    looked,
    standing: standing && {
      ...standing,
      clocks: [...standing.clocks],
      codes: [...standing.codes],
      rests: [...standing.rests],
      fails: [...standing.fails],
    },
  }))

describe('how an asset stands', { timeout: 300_000 }, () => {
  it('is at every instant what is judged from nothing', () => {
    fc.assert(
      fc.property(
        reportsOf(1),
        around,
        fc.array(fc.integer({ min: 0, max: 45 * DAY }), { minLength: 4, maxLength: 4 }),
        (reports, other, instants) => {
          const asset = historyOf(reports, other)
          const runs = runsOf(asset)
          for (const at of [...instants, ...runs.map((run) => run.from)]) {
            const run = runs.findLast((one) => one.from <= at)
            expect(saidBy(run, looksThen(asset, at).looked)).toEqual(
              at < asset.firstSeen ? null : judgedAt(asset, at),
            )
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('comes out the same when a report is placed into what is known, in order or late', () => {
    fc.assert(
      fc.property(reportsOf(2), around, (reports, other) => {
        const last = reports.at(-1)
        if (!last) return
        const before = historyOf(reports.slice(0, -1), other)
        const asset = historyOf(reports, other)
        const old = runsOf(before)
        const first = old.findLastIndex((run) => run.from < last.at)
        const reached = old.slice(Math.max(first, 0))
        const known = knownSeeds(
          reached.map((run) => run.from),
          asset,
          last.at,
        ).flatMap(({ row, at, words: said }) => {
          const standing = reached[row]?.standing
          return standing ? [{ at, words: said, standing }] : []
        })
        const kept = old.filter((run) => run.from < last.at)
        const placed = runsOf(asset, last.at, known)
        const anew = runsOf(asset)
        const whatHolds = (runs: readonly StandingRun[], at: number) =>
          saidBy(
            runs.findLast((run) => run.from <= at),
            looksThen(asset, at).looked,
          )
        for (const { from } of [...anew, ...placed, ...kept])
          if (from >= asset.firstSeen)
            expect(whatHolds([...kept, ...placed], from)).toEqual(whatHolds(anew, from))
        // From the report on, not only what it says is the same but how it is said.
        const since = anew.findIndex((run) => run.from >= last.at)
        if (since >= 0 && anew[since]?.from === last.at)
          expect(words(placed)).toEqual(words(anew.slice(since)))
        // States of places of which no check says anything else need not be there.
        const isLast = reports.slice(0, -1).every(({ at }) => at < last.at)
        const input = { asset, catalogue, from: last.at, turns: [], known }
        if (!isLast || !isKnownThroughout(input)) return
        const result = (history: AssetHistory, key: string) =>
          history.states.find((s) => s.checkKey === key && s.from <= last.at && last.at < s.to)?.result
        const beside = new Set(
          keysBeside(
            catalogue,
            keys.filter((key) => result(before, key) !== result(asset, key)),
          ),
        )
        const states = asset.states.filter(({ checkKey }) => beside.has(checkKey))
        expect(words(standingRuns({ ...input, asset: { ...asset, states } }))).toEqual(words(placed))
      }),
      { numRuns: 2000 },
    )
  })

  it('is as it was from where a report of the same kind follows and nothing says anything else', () => {
    fc.assert(
      fc.property(reportsOf(3), around, (reports, other) => {
        const last = reports.at(-1)
        if (!last) return
        const before = historyOf(reports.slice(0, -1), other)
        const asset = historyOf(reports, other)
        const isNext = ({ at, tool, covered }: Report) =>
          at > last.at && tool === last.tool && covered === last.covered
        const next = Math.min(...reports.filter(isNext).map(({ at }) => at))
        const instants = reports.map(({ at }) => at).sort((a, b) => a - b)
        const results = (history: AssetHistory, at: number) =>
          history.states.filter((s) => s.from <= at && at < s.to).map((s) => `${s.checkKey} ${s.result}`)
        const differs = instants.findLastIndex(
          (at) => at >= last.at && `${results(before, at).sort()}` !== `${results(asset, at).sort()}`,
        )
        const until = Math.max(next, differs < 0 ? 0 : (instants[differs + 1] ?? FOREVER))
        if (until >= FOREVER || before.firstSeen >= last.at) return
        const old = runsOf(before)
        const anew = runsOf(asset)
        const saidAt = (runs: readonly StandingRun[], at: number) =>
          saidBy(
            runs.findLast((run) => run.from <= at),
            looksThen(asset, at).looked,
          )
        for (const { from } of [...old, ...anew].filter((run) => run.from >= until))
          expect(saidAt(old, from)).toEqual(saidAt(anew, from))
        expect(saidAt(old, until)).toEqual(saidAt(anew, until))
        // Up to there nothing need be known of what is later.
        const seed = old.findLast((run) => run.from < last.at)?.standing
        const words = looksThen(asset, last.at - 1).words
        const known = seed ? [{ at: last.at - 1, words, standing: seed }] : []
        const early: AssetHistory = {
          ...asset,
          looks: asset.looks.map((kind) => ({
            ...kind,
            looks: kind.looks.filter((look) => look.observedAt < until),
          })),
          states: asset.states.filter((state) => state.from < until),
        }
        const runs = standingRuns({ asset: early, catalogue, from: last.at, until, turns: [], known })
        expect(runs.every((run) => run.from < until)).toBe(true)
        for (const { from } of [...runs, ...anew])
          if (from >= last.at && from < until) expect(saidAt(runs, from)).toEqual(saidAt(anew, from))
      }),
      { numRuns: 2000 },
    )
  })
})
