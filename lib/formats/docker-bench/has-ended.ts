import { editionOf, printsEnd } from './edition'
import type { Run } from './printed'

/** The one edition without an end whose last check has no line below it. */
const ENDS_BARE = '1.3.3'

/**
 * True when the tool came to the end of the run: it printed so, or (editions up to 1.3.3, which print no end) the
 * last check of the edition is there, with the line that belongs to it.
 */
export function hasEnded(run: Run): boolean {
  if (run.damaged) return false
  if (run.ended) return true
  const last = run.results.at(-1)
  if (last?.said.shape !== 'text') return false
  const edition = editionOf(run)
  if (edition === undefined || printsEnd(edition) || last.id !== edition.checks.at(-1)?.id) return false
  return edition.name === ENDS_BARE || last.said.lines.length > 0
}
