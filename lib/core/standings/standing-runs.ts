import { type AssetHistory, isInScopeAt, type LookHistory } from '../asset-history'
import type { Catalogue } from '../framework'
import { FOREVER } from '../timeline'
import { type KnownStanding, standingJudge } from './judge-standing'
import { looksThen } from './looks-then'
import { kindWords, type Standing } from './standing'

/** How an asset stands from an instant on, until the next run begins. */
export interface StandingRun {
  from: number
  /** Null: it is retired. */
  standing: Standing | null
  labels: Record<string, string>
  /** Of each kind of look, when it last looked before the run ends. Milliseconds. */
  looked: number[]
}

export interface StandingRunsInput {
  asset: AssetHistory
  catalogue: Catalogue
  /** Milliseconds. What was before has not changed. */
  from: number
  /** Nor from here on: runs are those that begin before. Milliseconds; absent: for ever. */
  until?: number
  /** Besides states, looks, labels and retirements: instants at which results may change. */
  turns: readonly number[]
  known: readonly KnownStanding[]
}

/**
 * How an asset stands from an instant on, for ever unless it says otherwise: that evidence will grow stale is foreseen, so nothing need be written when it
 * does. Runs follow one another without a gap, and no two of them say the same.
 */
export function standingRuns({
  asset,
  catalogue,
  from,
  until = FOREVER,
  turns,
  known,
}: StandingRunsInput): StandingRun[] {
  const judge = standingJudge(asset, catalogue, known)
  const instants = breakpoints(asset, from, turns).filter((at) => at < until)
  const runs: StandingRun[] = []
  instants.forEach((at, i) => {
    if (at < asset.firstSeen) return
    const standing = isInScopeAt(asset, {}, at) ? judge(at) : null
    const labels = standing ? labelsAt(asset, at) : {}
    const looked = standing ? looksThen(asset, (instants[i + 1] ?? until) - 1).looked : []
    const last = runs.at(-1)
    if (last && sameRun(last, { standing, labels })) last.looked = looked
    else runs.push({ from: at, standing, labels, looked })
  })
  return runs
}

/**
 * Whether under all looks from an instant on a standing is known: then nothing is judged but what is spoken of by checks whose states begin
 * or end from then on, and states of other places need not be there.
 */
export function isKnownThroughout({
  asset,
  from,
  turns,
  known,
}: Omit<StandingRunsInput, 'catalogue'>): boolean {
  const words = new Set(known.map((one) => one.words))
  return breakpoints(asset, from, turns)
    .filter((at) => isInScopeAt(asset, {}, at))
    .every((at) => words.has(looksThen(asset, at).words))
}

type Said = Pick<StandingRun, 'standing' | 'labels'>

const sameRun = (a: Said, b: Said) =>
  JSON.stringify(a.labels) === JSON.stringify(b.labels) && sameStanding(a.standing, b.standing)

/** Whether two standings say the same. */
export function sameStanding(a: Standing | null, b: Standing | null): boolean {
  if (a === b || a === null || b === null) return a === b
  return standingWords(a) === standingWords(b)
}

/** Everything that a standing says. */
export function standingWords(one: Standing): string {
  return JSON.stringify([
    one.version,
    one.fresh,
    one.kinds.map(kindWords),
    one.sets,
    [...one.clocks],
    [...one.codes],
    [...one.rests],
    [...one.fails],
  ])
}

function labelsAt({ labels }: AssetHistory, at: number): Record<string, string> {
  const own = labels.filter((one) => one.from <= at && at < one.to)
  return Object.fromEntries(
    own.map(({ key, value }) => [key, value] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Instants from one on at which anything may change. */
function breakpoints(asset: AssetHistory, from: number, turns: readonly number[]): number[] {
  const over = [...asset.states, ...asset.labels, ...asset.retired]
  const all = [
    asset.firstSeen,
    ...turns,
    ...over.flatMap((one) => [one.from, one.to]),
    ...turnsOf(asset.looks),
  ]
  return [...new Set([from, ...all.filter((at) => from < at && at < FOREVER)])].sort((a, b) => a - b)
}

/**
 * Instants at which what was looked at becomes something else. A look that follows one of its own kind, while that is fresh and with
 * no other between, is only later; and what is looked at again in time does not grow stale. So a year of daily reports turns twice.
 */
function turnsOf(kinds: readonly LookHistory[]): number[] {
  const looks = kinds
    .flatMap((kind) =>
      kind.looks.map(({ observedAt, staleOn, partialKeys, submissionId }) => ({
        kind: `${kindWords(kind)}\n${partialKeys.join()}`,
        at: observedAt,
        end: staleOn,
        submissionId,
      })),
    )
    // Of one instant as `looksThen` orders them: which was last decides what the next one turns.
    .sort((a, b) => a.at - b.at || (a.submissionId < b.submissionId ? -1 : 1))
  const next = new Map<string, number>()
  const ends = looks.toReversed().flatMap(({ kind, at, end }) => {
    const again = next.get(kind) ?? Number.POSITIVE_INFINITY
    next.set(kind, at)
    return again < end ? [] : [end]
  })
  const begins = looks.filter((look, i) => {
    const before = looks[i - 1]
    return !before || before.kind !== look.kind || before.end <= look.at
  })
  return [...begins.map(({ at }) => at), ...ends]
}
