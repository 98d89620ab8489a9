import { instantOfLocal } from './format-instant'

/** The first instant of a day (`2026-07-14`, as a date field gives it) in a zone; null for no day. */
export function startOfDay(day: string, timeZone: string): string | null {
  return day === '' ? null : (instantOfLocal(`${day}T00:00:00`, timeZone)?.toISOString() ?? null)
}
