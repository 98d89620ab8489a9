import { instantOfLocal } from './format-instant'

/** The last second of a day (`2026-07-14`, as a date field gives it) in a zone, as an instant; null for no day. */
export function endOfDay(day: string, timeZone: string): string | null {
  return day === '' ? null : (instantOfLocal(`${day}T23:59:59`, timeZone)?.toISOString() ?? null)
}
