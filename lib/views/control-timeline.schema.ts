import { z } from 'zod'
import { actorRef, assetRef, instant, localized, safeguardResult, verdict } from './common.schema'
import { trendQuery } from './trend.schema'

const then = z.object({
  verdict,
  machine_verdict: verdict,
  /** In the words of the standard's family. */
  words: localized,
  reason: z.string(),
  determination: z.string().nullable(),
})
const said = z.object({ result: safeguardResult, reason: z.string().nullable() })

export const controlTimelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('verdict'),
    /** Local day on which it changed, and its end. */
    day: z.string(),
    at: instant,
    /** Null of the first day that is looked at. */
    before: then.nullable(),
    after: then,
    /** What moved beneath it; `total` counts all. */
    moves: z.object({
      total: z.number().int(),
      items: z.array(
        z.object({
          safeguard: z.string(),
          title: localized,
          asset: assetRef,
          before: said.nullable(),
          after: said.nullable(),
          why: z.enum(['evidence', 'stale', 'scope']),
          /** The last report of the asset by then. */
          submission: z.string().nullable(),
        }),
      ),
    }),
  }),
  z.object({
    kind: z.literal('determination'),
    at: instant,
    determination: z.string(),
    what: z.enum(['proposed', 'approved', 'refused', 'withdrawn', 'superseded', 'expired']),
    verdict,
    words: localized,
    actor: actorRef.nullable(),
  }),
])
export const controlTimeline = z.object({
  as_of: instant,
  known_at: instant,
  time_zone: z.string(),
  days: z.number().int(),
  /** Newest first; the last one says how it stood on the first day. */
  items: z.array(controlTimelineEntry),
})
export const controlTimelineQuery = trendQuery
export type ControlTimelineEntryDto = z.infer<typeof controlTimelineEntry>
export type ControlTimelineDto = z.infer<typeof controlTimeline>
