import type { Cited } from './evidence-row'
import { WINDOW } from './text-blocks'

/**
 * What of the evidence is fetched to be laid out, were it JSON: all of it where it is small, else what is cited where that is
 * small. Never more than one window of the viewer, which then fetches the same bytes.
 */
export function laidOutPart(total: number | undefined, cited: Cited | null): Cited {
  const none = { from: 0, to: 0 }
  if (total === undefined) return none
  if (total <= WINDOW) return { from: 0, to: total }
  return cited && cited.to <= total && cited.to - cited.from <= WINDOW ? cited : none
}
