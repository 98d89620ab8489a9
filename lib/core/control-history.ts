import { assessFramework } from './assess-framework'
import { determinationAt, type RecordedDetermination } from './determination-at'
import type { Catalogue } from './framework'
import { longestClocks } from './longest-clocks'
import { rowsOfBits } from './result-bits'
import type { ScopeThen } from './scope-then'
import type { ApplicabilityProfile, AssessmentReason, AssetSafeguard, Verdict } from './verdict'

export interface ControlHistoryInput {
  catalogue: Catalogue
  frameworkId: string
  level: string | null
  profile: ApplicabilityProfile
  controlId: string
  /** At each instant. */
  scopes: readonly ScopeThen[]
  /** Those that the control rests on, in the order of the results' bits. */
  safeguards: readonly string[]
  /** Of the control. */
  determinations: readonly RecordedDetermination[]
  /** Ascending, milliseconds. */
  instants: readonly number[]
  knownAt: Date
}

export interface VerdictThen {
  verdict: Verdict
  machine: Verdict
  reason: AssessmentReason
  determination: string | null
}

type Said = Pick<AssetSafeguard, 'result' | 'reason'>

/** What one safeguard on one asset did between two instants; null: not in scope, or of no concern to it. */
export interface Move {
  safeguard: string
  assetId: string
  before: Said | null
  after: Said | null
  /** Another look or state; evidence that grew too old; the asset came into the scope or left it. */
  why: 'evidence' | 'stale' | 'scope'
}

export interface VerdictChange {
  at: number
  /** Null at the first instant. */
  before: VerdictThen | null
  after: VerdictThen
  /** Of assets that fail or are open now first. */
  moves: Move[]
}

/**
 * The verdicts of one control over time: the first one, and each change with what moved beneath it. A change lies between
 * the instant before and its own.
 */
export function controlHistory(input: ControlHistoryInput): VerdictChange[] {
  const changes: VerdictChange[] = []
  const known = new Map<string, VerdictThen | undefined>()
  for (const [i, at] of input.instants.entries()) {
    const after = verdictThen(input, i, at, known)
    if (!after) continue
    const last = changes.at(-1)
    if (last && same(last.after, after)) continue
    changes.push({ at, before: last?.after ?? null, after, moves: last ? movesOf(input, i) : [] })
  }
  return changes
}

function same(a: VerdictThen, b: VerdictThen): boolean {
  return (
    a.verdict === b.verdict &&
    a.machine === b.machine &&
    a.reason === b.reason &&
    a.determination === b.determination
  )
}

function verdictThen(
  input: ControlHistoryInput,
  i: number,
  at: number,
  known: Map<string, VerdictThen | undefined>,
): VerdictThen | undefined {
  const results = (input.scopes[i] ?? []).map((one) => one.results)
  const clocks = longestClocks(results)
  const bits = input.safeguards.map((_, place) =>
    results.reduce((all, own) => all | (own.bits[place] ?? 0), 0),
  )
  const times = { at: new Date(at), knownAt: input.knownAt }
  const determinations = input.determinations.flatMap((one) => determinationAt(one, times) ?? [])
  const key = [
    ...bits,
    clocks.size > 0 ? at : 0,
    ...determinations.map((one) => `${one.determination?.id} ${one.state}`),
  ].join()
  if (known.has(key)) return known.get(key)
  const control = assessFramework({
    ...input,
    rows: input.safeguards.flatMap((id, place) => rowsOfBits(id, bits[place] ?? 0, clocks.get(place))),
    determinations: determinations.flatMap((one) => one.determination ?? []),
    at: times.at.toISOString(),
  }).find((one) => one.control.id === input.controlId)
  const then = control && {
    verdict: control.verdict,
    machine: control.machineVerdict,
    reason: control.reason,
    determination: control.determination?.id ?? null,
  }
  known.set(key, then)
  return then
}

const WEIGHT = { fail: 0, not_assessed: 1, pass: 2, not_applicable: 3 } as const

function movesOf({ scopes, safeguards }: ControlHistoryInput, i: number): Move[] {
  const [before, after] = [byAsset(scopes[i - 1]), byAsset(scopes[i])]
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((assetId) => {
      const [was, is] = [before.get(assetId), after.get(assetId)]
      return safeguards.flatMap((safeguard, place): Move[] => {
        const old = was ? saidOf(safeguard, was.bits[place] ?? 0) : null
        const now = is ? saidOf(safeguard, is.bits[place] ?? 0) : null
        if (old?.result === now?.result && old?.reason === now?.reason) return []
        const why = !was || !is ? 'scope' : now?.reason === 'stale' ? 'stale' : 'evidence'
        return [{ safeguard, assetId, before: old, after: now, why }]
      })
    })
    .toSorted((a, b) => weightOf(a) - weightOf(b))
}

const byAsset = (scope: ScopeThen = []) => new Map(scope.map(({ assetId, results }) => [assetId, results]))

function weightOf({ after }: Move): number {
  return after ? WEIGHT[after.result] : 4
}

function saidOf(safeguard: string, bits: number): Said | null {
  const [row] = rowsOfBits(safeguard, bits)
  return row ? { result: row.result, ...(row.reason ? { reason: row.reason } : {}) } : null
}
