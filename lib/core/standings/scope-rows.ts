import type { Catalogue, FrameworkFamily } from '../framework'
import { OPEN, resultBit, rowsOfBits } from '../result-bits'
import type { AssetSafeguard, SafeguardInput } from '../verdict'
import { standingPlaces } from './places'
import { bitOfCode, resultCode, type Standing } from './standing'
import type { StandingAsset } from './standing-asset'

/** Which assets a row of a scope stands for: those on which the place has this code and, where time to patch runs, this clock. */
export interface Failing {
  assets: readonly StandingAsset[]
  place: number
  code: number
  clock: number
}

/** By the `assetId` of the rows that stand for them. */
export type FailingByRow = Map<string, Failing>

const FAIL: Pick<AssetSafeguard, 'result' | 'inputs'> = { result: 'fail', inputs: [] }
const failRow = (patch: boolean, inputs: SafeguardInput[]): AssetSafeguard => ({
  ...FAIL,
  assetId: '',
  safeguardId: '',
  inputs,
  ...(patch ? { patch: { from: '', basis: 'published' as const } } : {}),
})
/** Codes of results that fail, and of those the one that a pass is not all that stands beside it. */
const OPEN_CODE = resultCode(resultBit(failRow(true, [OPEN])))
const FAILING = new Set([
  resultCode(resultBit(failRow(false, []))),
  resultCode(resultBit(failRow(true, []))),
  OPEN_CODE,
])

/**
 * Rows that come to the same verdicts as those of all assets of a scope: one stands for all of which the result is alike, since
 * verdicts do not count assets. @param failing is told which assets those stand for that fail
 */
export function scopeRows(
  assets: readonly StandingAsset[],
  catalogue: Catalogue,
  family: FrameworkFamily,
  failing: FailingByRow,
): AssetSafeguard[] {
  const { all, safeguards, recommendations } = standingPlaces(catalogue)
  const own = family === 'cis' ? recommendations : safeguards
  const standings = new Set(assets.map(({ standing }) => standing))
  const rows: AssetSafeguard[] = []
  for (const [id, place] of own) {
    let bits = 0
    const fails = new Map<number, { code: number; clock: number; checks: Set<number> }>()
    for (const { codes, clocks, sets, fails: named } of standings) {
      const code = codes[place] ?? 0
      if (!FAILING.has(code)) {
        bits |= bitOfCode(code)
        continue
      }
      const clock = clocks.get(place) ?? 0
      // Milliseconds leave room beside them for a code.
      const key = clock * 32 + code
      const one = fails.get(key) ?? { code, clock, checks: new Set<number>() }
      fails.set(key, one)
      for (const check of sets[named[place] ?? 0] ?? []) one.checks.add(check)
    }
    rows.push(...rowsOfBits(id, bits))
    for (const { code, clock, checks } of fails.values()) {
      const assetId = `${failing.size}`
      failing.set(assetId, { assets, place, code, clock })
      const inputs = [...checks].flatMap((check) => failedInput(all[place]?.checks[check]))
      rows.push({
        ...FAIL,
        assetId,
        safeguardId: id,
        inputs: code === OPEN_CODE ? [...inputs, OPEN] : inputs,
        ...(clock > 0 ? { patch: { from: new Date(clock).toISOString(), basis: 'published' as const } } : {}),
      })
    }
  }
  return rows
}

function failedInput(check: { key: string; name: string } | undefined): SafeguardInput[] {
  if (!check) return []
  return [{ checkKey: check.key, checkName: check.name, relation: 'direct', result: 'fail', states: [] }]
}

/** Assets on which something fails: how many, and the ids of the first. */
export interface FailingAssets {
  total: number
  ids: string[]
}

/** What was asked of rows before: of the same rows it is the same as long as they stand for the same. */
const asked = new WeakMap<FailingByRow, Map<string, FailingAssets>>()
const MOST_ASKED = 1000

/** What {@link countFailing} says, worked out once for the same rows. */
export function failingAssets(rows: readonly string[], failing: FailingByRow, most: number): FailingAssets {
  const known = asked.get(failing) ?? new Map<string, FailingAssets>()
  asked.set(failing, known)
  const key = `${most} ${rows.join()}`
  const found = known.get(key) ?? countFailing(rows, failing, most)
  if (known.size >= MOST_ASKED) known.clear()
  known.set(key, found)
  return found
}

/**
 * The assets that rows stand for, each once, in the order of their ids; a row that stands for no others is of the asset that it names.
 * @param most how many are named
 */
function countFailing(rows: readonly string[], failing: FailingByRow, most: number): FailingAssets {
  const named = new Set<string>()
  const scopes = new Map<readonly StandingAsset[], Set<Standing>>()
  for (const row of rows) {
    const one = failing.get(row)
    if (!one) named.add(row)
    else scopes.set(one.assets, standingsOf(one, scopes.get(one.assets)))
  }
  for (const [assets, standings] of scopes)
    for (const [others, theirs] of scopes)
      if (
        assets !== others &&
        isWithin(standings, theirs) &&
        isWithin(membersOf(assets), membersOf(others))
      ) {
        scopes.delete(assets)
        break
      }
  const [only] = scopes
  if (only && scopes.size === 1 && named.size === 0) {
    // Assets of a scope are in the order of their ids.
    const [assets, standings] = only
    const ids: string[] = []
    let total = 0
    for (const { id, standing } of assets) {
      if (!standings.has(standing)) continue
      total++
      if (ids.length < most) ids.push(id)
    }
    return { total, ids }
  }
  for (const [assets, standings] of scopes)
    for (const { id, standing } of assets) if (standings.has(standing)) named.add(id)
  return { total: named.size, ids: [...named].sort().slice(0, most) }
}

function isWithin<T>(narrow: ReadonlySet<T>, wide: ReadonlySet<T>): boolean {
  if (narrow.size > wide.size) return false
  for (const one of narrow) if (!wide.has(one)) return false
  return true
}

const memberSets = new WeakMap<readonly StandingAsset[], Set<StandingAsset>>()

function membersOf(assets: readonly StandingAsset[]): Set<StandingAsset> {
  const members = memberSets.get(assets) ?? new Set(assets)
  memberSets.set(assets, members)
  return members
}

const standingSets = new WeakMap<readonly StandingAsset[], Set<Standing>>()

/** Adds the standings that have the code and the clock. */
function standingsOf({ assets, place, code, clock }: Failing, found = new Set<Standing>()): Set<Standing> {
  const all = standingSets.get(assets) ?? new Set(assets.map(({ standing }) => standing))
  standingSets.set(assets, all)
  for (const standing of all)
    if (standing.codes[place] === code && (standing.clocks.get(place) ?? 0) === clock) found.add(standing)
  return found
}
