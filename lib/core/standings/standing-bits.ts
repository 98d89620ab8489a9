import type { ResultBits } from '../scope-then'
import { bitOfCode, type Standing } from './standing'

/** Reads results of some places off standings, each standing once. @param places in the order that the bits are to have */
export function standingBits(places: readonly number[]): (standing: Standing) => ResultBits {
  const known = new Map<Standing, ResultBits>()
  return (standing) => {
    const kept = known.get(standing)
    if (kept) return kept
    const { codes, clocks, fresh } = standing
    const running = places.flatMap((place, i) => {
      const from = clocks.get(place)
      return from === undefined ? [] : [[i, from] as const]
    })
    const bits = Uint16Array.from(places, (place) => bitOfCode(codes[place] ?? 0))
    const said = { bits, clocks: new Map(running), fresh }
    known.set(standing, said)
    return said
  }
}
