import { endOfLocalDay, localDay, previousDays } from '@/lib/core/local-day'

/** The ends of the local days before an instant, and the instant itself: `days` in all. */
export function trendInstants(at: number, days: number, timeZone: string): number[] {
  const before = previousDays(localDay(at, timeZone), days - 1).map((day) => endOfLocalDay(day, timeZone))
  return [...before, at]
}
