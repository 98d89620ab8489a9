import type { Result, Severity } from '../../core/report'
import { type JsonObject, listOf, memberOf, numberOf, textOf } from '../json/json-value'

/** Words of the standard that Heimdall counts by, with `No results` kept apart. */
export type ControlStatus =
  | 'Passed'
  | 'Failed'
  | 'Not Applicable'
  | 'Not Reviewed'
  | 'Profile Error'
  | 'No results'

export const RESULT_OF: Record<ControlStatus, Result> = {
  Passed: 'pass',
  Failed: 'fail',
  'Not Applicable': 'not_applicable',
  'Not Reviewed': 'not_checked',
  'Profile Error': 'error',
  'No results': 'error',
}

/** What the results of a control come to. */
export function controlStatus(control: JsonObject): ControlStatus {
  const results = listOf(control, 'results')
  const statuses = new Set(results.map((one) => textOf(one, 'status')))
  const broken = results.some(
    (one) => textOf(one, 'status') === 'error' || listOf(one, 'backtrace').length > 0,
  )
  if (broken) return 'Profile Error'
  const waiver = memberOf(control, 'waiver_data')
  const waived = !['', 'false'].includes(textOf(waiver, 'skipped_due_to_waiver'))
  if (waived || numberOf(control, 'impact') === 0) return 'Not Applicable'
  if (results.length === 0) return 'No results'
  if (statuses.has('failed')) return 'Failed'
  return statuses.has('passed') ? 'Passed' : 'Not Reviewed'
}

/** How grave a control is by its impact, 0–1. */
export function severityOfImpact(impact: number | undefined): Severity {
  if (impact === undefined) return 'unknown'
  if (impact < 0.1) return 'info'
  if (impact < 0.4) return 'low'
  if (impact < 0.7) return 'medium'
  return impact < 0.9 ? 'high' : 'critical'
}
