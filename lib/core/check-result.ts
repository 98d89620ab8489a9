import { fails } from './patch-clock'
import type { Result } from './report'
import type { StateAt } from './verdict'

/** Worst first. A fail wins; what is not known beats a pass; not applicable is left only when nothing else is said. */
const WORST_FIRST: readonly Result[] = [
  'fail',
  'error',
  'not_checked',
  'informational',
  'pass',
  'not_applicable',
]

/** The worse of two results of one check. */
export function worseResult(a: Result, b: Result): Result {
  return WORST_FIRST.indexOf(a) <= WORST_FIRST.indexOf(b) ? a : b
}

/**
 * What one check says of one asset: the worst of its subjects. The check is known to be covered, so no state at
 * all means that the tool looked and found nothing to report: `pass`. A vulnerability that nobody can fix yet fails no check.
 */
export function checkResult(states: readonly StateAt[]): Result {
  let worst: Result | undefined
  for (const state of states) {
    const result = state.result === 'fail' && !fails(state) ? 'pass' : state.result
    worst = worst === undefined ? result : worseResult(worst, result)
  }
  return worst ?? 'pass'
}
