/** How far back a trend looks, in days; the first one is not said in the address. */
export const TREND_DAYS = [90, 30, 365] as const
export type TrendDays = (typeof TREND_DAYS)[number]

export function trendDays(said: string | undefined): TrendDays {
  return TREND_DAYS.find((days) => String(days) === said) ?? TREND_DAYS[0]
}
