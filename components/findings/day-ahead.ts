import { formatInstant } from '@/components/common/format-instant'

/** The day of a zone's calendar so many days from now. */
export function dayAhead(days: number, timeZone: string, now: Date = new Date()): string {
  const today = formatInstant(now, timeZone, 'day')
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
