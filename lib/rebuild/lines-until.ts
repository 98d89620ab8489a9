import { COMBINATION_CHECK_KEY } from '@/lib/core/combinations/combination-check'
import type { KnownLine } from '@/lib/core/place-report'
import { FOREVER } from '@/lib/core/timeline'

/** Lines as they stood at an instant: what began by then, going on. Combinations are derived from both sides and not from reports. */
export function linesUntil(lines: readonly KnownLine[], until: number): KnownLine[] {
  return lines
    .filter(({ checkKey }) => checkKey !== COMBINATION_CHECK_KEY)
    .map((line) => ({
      ...line,
      intervals: line.intervals
        .filter(({ validFrom }) => validFrom <= until)
        .map((interval) => (interval.validTo > until ? { ...interval, validTo: FOREVER } : interval)),
    }))
    .filter(({ intervals }) => intervals.length > 0)
}
