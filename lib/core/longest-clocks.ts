import type { ResultBits } from './scope-then'

/** Of each safeguard the clock that has run longest on any of the assets. */
export function longestClocks(then: readonly ResultBits[]): Map<number, number> {
  const clocks = new Map<number, number>()
  for (const own of then) {
    for (const [place, from] of own.clocks) clocks.set(place, Math.min(from, clocks.get(place) ?? from))
  }
  return clocks
}
