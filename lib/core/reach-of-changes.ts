import type { LineChange } from './place-report'
import type { Interval } from './timeline'

/** From when on changed lines say what they said, as far as verdicts rest on it (`StateOver`); 0 where none says anything else. */
export function reachOfChanges(changes: readonly LineChange[]): number {
  let reach = 0
  for (const { drop, add } of changes) {
    for (const [own, others] of [
      [drop, add],
      [add, drop],
    ] as const) {
      for (const one of own) {
        const same = others.find((other) => one.validTo === other.validTo && saysSame(one, other))
        reach = Math.max(reach, same ? Math.max(one.validFrom, same.validFrom) : one.validTo)
      }
    }
  }
  return reach
}

/** Since when a vulnerability is there may be from when the time to patch it runs. */
function saysSame(a: Interval, b: Interval): boolean {
  if (a.result !== b.result || a.severity !== b.severity) return false
  if (!a.vulnerability && !b.vulnerability) return true
  return (
    a.validFrom === b.validFrom &&
    a.vulnerability?.fixedIn === b.vulnerability?.fixedIn &&
    a.vulnerability?.clock?.from === b.vulnerability?.clock?.from &&
    a.vulnerability?.clock?.basis === b.vulnerability?.clock?.basis
  )
}
