import type { AssetHistory, StateOver } from './asset-history'
import { type AssetLook, assetLook } from './asset-look'
import { checksOfSafeguards } from './checks-of-safeguards'
import type { CatalogueCheck, Safeguard } from './framework'
import { judgeSafeguard } from './judge-safeguard'
import { resultBit } from './result-bits'
import { stateOfHistory } from './state-of-history'
import type { AssetSafeguard, CoverageAt, StateAt } from './verdict'

export interface ResultHistoryInput {
  assets: readonly AssetHistory[]
  /** Ascending, milliseconds. */
  instants: readonly number[]
  toolChecks: readonly CatalogueCheck[]
  safeguards: readonly Safeguard[]
}

/** What an asset's safeguards come to at one instant. */
export interface ResultsThen {
  /** By the place of the safeguard: the bit of its result (`result-bits.ts`); 0: it does not concern the asset. */
  bits: Uint16Array
  /** By the place of the safeguard: from when the time to patch runs, where that is all that makes it fail. */
  clocks: ReadonlyMap<number, number>
  /** By the place of the safeguard: the result where it fails, of whichever asset it was first worked out. */
  failing: ReadonlyMap<number, AssetSafeguard>
  /** Whether any evidence of it is fresh. */
  fresh: boolean
}

/**
 * The results of every scored safeguard on assets at many instants: those of `safeguardResults` at each, without their
 * reasons in detail. A result is worked out anew only where a look grows stale, a new kind of look comes or a state of its
 * own checks changes, and once for all assets and instants of which all that it rests on is alike.
 * @returns by asset, in the order of the instants; the same object where nothing changed
 */
export function resultHistory(input: ResultHistoryInput): Map<string, ResultsThen[]> {
  const judge = judging(input)
  return new Map(input.assets.map((asset) => [asset.id, resultsOf(asset, input.instants, judge)]))
}

type Judging = ReturnType<typeof judging>

function resultsOf(asset: AssetHistory, instants: readonly number[], judge: Judging): ResultsThen[] {
  const own = judge.places.map((keys) => asset.states.filter((state) => keys.has(state.checkKey)))
  const changes = own.map((states) => changeInstants(states))
  const restates = judge.places.map((keys) => restatesAny(asset, keys))
  const steps: { at: number; look: string; then: ResultsThen }[] = []
  for (const at of instants) {
    const coverage = coverageThen(asset, at)
    const look = lookWords(coverage, at)
    const since = steps.at(-1)
    const alike = since?.look === look
    const moved = own.flatMap((_, place) => {
      const stays = alike && !restates[place] && !changes[place]?.some((one) => since.at < one && one <= at)
      return stays ? [] : place
    })
    let then: ResultsThen | undefined = since?.then
    if (!then || moved.length > 0 || !alike) {
      const bits: Uint16Array = then ? then.bits.slice() : new Uint16Array(own.length)
      const clocks = new Map(then?.clocks)
      const failing = new Map(then?.failing)
      for (const place of moved) {
        const holding = (own[place] ?? []).filter((state) => state.from <= at && at < state.to)
        const facts = holding.map((state) => stateOfHistory(asset.id, state))
        const states = restates[place] && asset.restated ? asset.restated.at(facts, at) : facts
        const { bit, clock, row } = judge.said(asset, place, { states, coverage, look, at })
        bits[place] = bit
        if (clock > 0) clocks.set(place, clock)
        else clocks.delete(place)
        if (row?.result === 'fail') failing.set(place, row)
        else failing.delete(place)
      }
      then = { bits, clocks, failing, fresh: coverage.some((one) => Date.parse(one.staleOn) > at) }
    }
    steps.push({ at, look, then })
  }
  return steps.map((step) => step.then)
}

function restatesAny({ restated }: AssetHistory, keys: ReadonlySet<string>): boolean {
  return restated !== undefined && [...restated.checkKeys].some((key) => keys.has(key))
}

function changeInstants(states: readonly StateOver[]): number[] {
  return [...new Set(states.flatMap(({ from, to }) => [from, to]))]
}

/** The last look of each kind up to an instant, in the order in which a later one wins. */
function coverageThen(asset: AssetHistory, at: number): (CoverageAt & { words: string })[] {
  return asset.looks
    .flatMap(({ looks, tool, profile, setId, checkKeys }) => {
      const last = looks.findLast((look) => look.observedAt <= at)
      if (!last) return []
      return {
        assetId: asset.id,
        tool,
        profile,
        checkKeys,
        ...(last.partialKeys.length > 0 ? { partialKeys: new Set(last.partialKeys) } : {}),
        observedAt: new Date(last.observedAt).toISOString(),
        submissionId: last.submissionId,
        staleOn: new Date(last.staleOn).toISOString(),
        words: `${setId} ${profile} ${last.partialKeys.join()}`,
      }
    })
    .sort((a, b) =>
      a.observedAt === b.observedAt
        ? ascending(a.submissionId, b.submissionId)
        : ascending(a.observedAt, b.observedAt),
    )
}

const ascending = (a: string, b: string) => (a < b ? -1 : 1)

/** All that a result can rest on of the looks: which, in which order, fresh or not. */
function lookWords(coverage: readonly (CoverageAt & { words: string })[], at: number): string {
  return coverage.map((one) => `${one.words} ${Date.parse(one.staleOn) > at}`).join('\n')
}

interface Then {
  states: readonly StateAt[]
  coverage: readonly CoverageAt[]
  look: string
  at: number
}

/** Judges one safeguard on one asset, and remembers by everything that the result rests on. */
function judging({ toolChecks, safeguards }: ResultHistoryInput) {
  const checkByKey = new Map(toolChecks.flatMap((c) => [c.key, ...c.aliasKeys].map((key) => [key, c])))
  const bySafeguard = checksOfSafeguards(toolChecks)
  const checksOf = safeguards.map((one) => (one.scored ? (bySafeguard.get(one.id) ?? []) : []))
  const looks = new Map<string, AssetLook>()
  const known = new Map<string, Judgement>()
  return {
    /** By the place of the safeguard: the keys of its checks. */
    places: checksOf.map((checks) => new Set(checks.flatMap((check) => [check.key, ...check.aliasKeys]))),
    said(asset: AssetHistory, place: number, { states, coverage, look, at }: Then): Judgement {
      const safeguard = safeguards[place]
      const checks = checksOf[place] ?? []
      if (!safeguard || checks.length === 0) return NOTHING
      const said = states.map(wordsOf)
      const key = [asset.kind, place, look, ...said].join('\n')
      const kept = known.get(key)
      if (kept !== undefined) return kept
      const seen = looks.get(look) ?? assetLook(coverage, checkByKey, new Date(at).toISOString())
      looks.set(look, seen)
      const row = judgeSafeguard(
        { id: asset.id, kind: asset.kind, name: '', labels: {} },
        safeguard,
        checks,
        seen,
        (checkKey) => states.filter((state) => state.checkKey === checkKey),
      )
      const clock = row?.patch ? Date.parse(row.patch.from) : 0
      const result = row ? { bit: resultBit(row), clock, row } : NOTHING
      known.set(key, result)
      return result
    },
  }
}

interface Judgement {
  bit: number
  clock: number
  row: AssetSafeguard | null
}
const NOTHING: Judgement = { bit: 0, clock: 0, row: null }

/** All that a result can rest on of a state; the clock of a vulnerability without one is when it was first seen. */
function wordsOf(state: StateAt): string {
  const { checkKey, result, reason = '', subject, fix } = state
  const patch = fix ? `${fix.versions === '' ? 'none' : 'fix'} ${fix.clock?.from ?? state.since}` : ''
  return [checkKey, result, reason, patch, subject].join(' ')
}
