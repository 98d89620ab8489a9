import { editionOf, printsEnd } from './edition'
import type { Run } from './printed'

/**
 * True when the tool came to the end of the run: it printed so, or (editions up to 1.3.3, which print no end) the
 * last check of the edition is there.
 */
export function hasEnded(run: Run): boolean {
  if (run.damaged) return false
  if (run.ended) return true
  const last = run.results.at(-1)
  if (last?.said.shape !== 'text') return false
  const edition = editionOf(run)
  return edition !== undefined && !printsEnd(edition) && last.id === edition.checks.at(-1)?.id
}
