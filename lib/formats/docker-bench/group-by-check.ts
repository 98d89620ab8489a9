import type { ReportedCheck } from '../../core/report'
import { identify } from './identity'
import type { PrintedResult, Run } from './printed'

/** One check and all that a run prints of it. */
export interface CheckGroup {
  check: ReportedCheck
  printed: PrintedResult[]
}

/**
 * The results of a run by check, in printed order. In a run that breaks off, a last result to which more could belong
 * (items follow on lines or members of their own) is left out.
 */
export function groupByCheck({ results }: Run, edition: string | undefined, ended: boolean): CheckGroup[] {
  const last = results.at(-1)
  const unsure = !ended && last !== undefined && last.said.shape !== 'json'
  const groups = new Map<string, CheckGroup>()
  for (const printed of unsure ? results.slice(0, -1) : results) {
    const check = identify(printed, edition)
    const group = groups.get(check.name)
    if (group) group.printed.push(printed)
    else groups.set(check.name, { check, printed: [printed] })
  }
  return [...groups.values()]
}
