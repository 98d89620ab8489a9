import type { Moment } from '@/lib/store/findings/finding-sql'
import { isPast, type TimesQuery, timesOf } from './times'

/** The moment that a query of findings asks for; `today` is the tenant's day of it. */
export function momentOf(query: TimesQuery, now: Date): Moment {
  return { ...timesOf(query, now), past: isPast(query) }
}
