import { z } from 'zod'
import { coverageCount, gauge } from './assessment.schema'
import { instant, timesQuery, wholeNumber } from './common.schema'

/** How many local days back; the last point is the instant that is asked about. */
export const trendQuery = timesQuery.extend({ days: wholeNumber(2, 366).default(90) })
export const trend = z.object({
  as_of: instant,
  known_at: instant,
  time_zone: z.string(),
  points: z.array(
    z.object({
      /** Of the time zone. */
      day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      /** The end of the day; of the last point the instant itself. */
      at: instant,
      gauge,
      coverage: coverageCount,
    }),
  ),
})
export type TrendDto = z.infer<typeof trend>
export type TrendQuery = z.infer<typeof trendQuery>
