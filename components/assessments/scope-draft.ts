import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant } from '@/components/common/format-instant'
import { parseLabels } from '@/components/common/parse-labels'
import { startOfDay } from '@/components/common/start-of-day'
import type { AssessmentDto } from '@/lib/views/assessment.schema'

/** Scope and period as a form holds them: labels as text, first and last day of the tenant's zone. */
export interface ScopeDraft {
  labels: string
  from: string
  to: string
}

export function scopeDraftOf(
  given: Pick<AssessmentDto, 'scope' | 'period'> | null,
  zone: string,
): ScopeDraft {
  const labels = Object.entries(given?.scope.labels ?? {})
  return {
    labels: labels.map(([key, value]) => `${key}=${value}`).join(', '),
    from: given?.period.from ? formatInstant(given.period.from, zone, 'day') : '',
    to: given?.period.to ? formatInstant(given.period.to, zone, 'day') : '',
  }
}

/** As the API takes them. */
export function scopeOf(draft: ScopeDraft, zone: string) {
  const [from, to] = [startOfDay(draft.from, zone), endOfDay(draft.to, zone)]
  return { scope: { labels: parseLabels(draft.labels).labels }, period: from || to ? { from, to } : null }
}
