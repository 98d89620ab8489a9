import { longestClocks } from './longest-clocks'
import { rowsOfBits } from './result-bits'
import type { ResultsThen } from './result-history'
import type { AssetSafeguard } from './verdict'

/**
 * Rows that come to the same verdicts as those of all assets of a scope, and name every asset on which something fails: of
 * results that fail none is left out, of the others one of each kind stands for all. What controls say of coverage, and
 * which asset passes, they do not tell.
 * @param then of each asset what its safeguards came to @param safeguards ids in the order of the bits
 */
export function standingRows(
  then: ReadonlyMap<string, ResultsThen>,
  safeguards: readonly string[],
): AssetSafeguard[] {
  const all = [...then.values()]
  const clocks = longestClocks(all)
  const failing = [...then].flatMap(([assetId, own]) =>
    [...own.failing.values()].map((row) => ({ ...row, assetId })),
  )
  const kinds = new Set(all.map((own) => own.bits))
  const others = safeguards.flatMap((id, place) => {
    let bits = 0
    for (const own of kinds) bits |= own[place] ?? 0
    return rowsOfBits(id, bits, clocks.get(place)).filter((row) => row.result !== 'fail')
  })
  return [...failing, ...others]
}
