import { endOfDay } from '@/components/common/end-of-day'
import { formatInstant } from '@/components/common/format-instant'

export const QUICK = ['yesterday', 'week', 'lastMonth', 'lastQuarter'] as const
export type Quick = (typeof QUICK)[number]

/**
 * Ends of days that people ask for, in a zone: of yesterday, of the day a week ago, of last month, of last quarter. Instants,
 * so that an address made today shows the same tomorrow.
 */
export function quickInstants(now: Date, timeZone: string): Record<Quick, string> {
  const [year = 0, month = 1, day = 1] = formatInstant(now, timeZone, 'day').split('-').map(Number)
  // The zeroth day of a month is the last one of the month before.
  const endOf = (m: number, d: number) => {
    const date = new Date(Date.UTC(year, m, d)).toISOString().slice(0, 10)
    return endOfDay(date, timeZone) ?? now.toISOString()
  }
  return {
    yesterday: endOf(month - 1, day - 1),
    week: endOf(month - 1, day - 7),
    lastMonth: endOf(month - 1, 0),
    lastQuarter: endOf(Math.floor((month - 1) / 3) * 3, 0),
  }
}

/** The end of the day before or after the one an instant lies in; null when that is not yet over. */
export function neighbourDay(at: string, days: 1 | -1, timeZone: string, now: Date): string | null {
  const [year = 0, month = 1, day = 1] = formatInstant(at, timeZone, 'day').split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
  const end = endOfDay(date, timeZone)
  return end && Date.parse(end) < now.getTime() ? end : null
}
