import type { Catalogue } from '../framework'
import { resultBit } from '../result-bits'
import type { AssetSafeguard, SafeguardInput } from '../verdict'
import type { LooksThen } from './looks-then'
import { numberedAnew } from './numbered-anew'
import { standingPlaces } from './places'
import { resultCode, type Standing } from './standing'

/** Writes rows into a copy of a standing under the same looks, or into an empty one. */
export function draftStanding(catalogue: Catalogue, looks: LooksThen, base?: Standing) {
  const { all } = standingPlaces(catalogue)
  const codes = base ? base.codes.slice() : new Uint8Array(all.length)
  const rests = base ? base.rests.slice() : new Uint16Array(all.length)
  const fails = base ? base.fails.slice() : new Uint16Array(all.length)
  const clocks = new Map(base?.clocks)
  const sets = (base?.sets ?? [[]]).map((set) => [...set])
  const numbers = new Map(sets.map((set, number) => [set.join(), number]))
  const numberOf = (members: readonly number[]): number => {
    const set = [...new Set(members)].sort((a, b) => a - b)
    const number = numbers.get(set.join()) ?? sets.push(set) - 1
    numbers.set(set.join(), number)
    return number
  }
  const kindOf = kindsOfInputs(looks)
  return {
    write(place: number, row: AssetSafeguard | null): void {
      const { checks = [], isRecommendation = false } = all[place] ?? {}
      const failing = (key: string) =>
        row?.inputs.some((one) => one.checkKey === key && one.result === 'fail')
      codes[place] = row ? resultCode(resultBit(row)) : 0
      rests[place] = numberOf(row ? restingOn(row).flatMap(kindOf) : [])
      const isNamed = isRecommendation && row?.result === 'fail'
      fails[place] = numberOf(isNamed ? checks.flatMap(({ key }, i) => (failing(key) ? i : [])) : [])
      if (row?.patch) clocks.set(place, Date.parse(row.patch.from))
      else clocks.delete(place)
    },
    done: (): Standing => ({
      version: catalogue.version,
      codes,
      clocks: new Map([...clocks].sort(([a], [b]) => a - b)),
      kinds: looks.kinds,
      fresh: looks.fresh,
      ...numberedAnew(sets, rests, fails),
    }),
  }
}

/** Inputs by which `judgeSafeguard` says when a result grows stale. */
function restingOn({ inputs, reason }: AssetSafeguard): SafeguardInput[] {
  return inputs.filter((input) => (input.result === 'absent') === (reason === 'stale'))
}

/** Which kind of look an input is of: of an asset, a submission has one at an instant. */
function kindsOfInputs({ coverage, kindOf }: LooksThen): (input: SafeguardInput) => number[] {
  const places = new Map(
    coverage.map((look, i) => [`${look.submissionId} ${look.observedAt}`, kindOf[i] ?? 0]),
  )
  return ({ submissionId, observedAt }) => {
    const place = places.get(`${submissionId} ${observedAt}`)
    return place === undefined ? [] : [place]
  }
}
