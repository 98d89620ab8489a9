import type { Catalogue, FrameworkFamily } from '../framework'
import { OPEN, resultBit, rowsOfBits } from '../result-bits'
import type { AssetSafeguard, SafeguardInput } from '../verdict'
import { standingPlaces } from './places'
import { bitOfCode, resultCode } from './standing'
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

/** Ids of the assets that rows stand for, each once, in order; a row that stands for no others is of the asset that it names. */
export function assetsOfRows(rows: readonly string[], failing: FailingByRow): string[] {
  const ids = new Set<string>()
  for (const row of rows) {
    const one = failing.get(row)
    if (!one) {
      ids.add(row)
      continue
    }
    const { assets, place, code, clock } = one
    for (const { id, standing } of assets)
      if (standing.codes[place] === code && (standing.clocks.get(place) ?? 0) === clock) ids.add(id)
  }
  return [...ids].sort()
}
