import { z } from 'zod'
import { instant, page, severity, timesQuery, wholeNumber } from './common.schema'

/** One thing that began or ceased to fail. */
const changed = z.object({
  finding: z.string().nullable(),
  title: z.string(),
  subject: z.string(),
  severity,
})
/** As many of them as are named; `total` counts all. */
const changes = z.object({ total: z.number().int(), items: z.array(changed) })

export const assetTimelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('report'),
    at: instant,
    /** The first of the reports in a row that changed nothing. */
    from: instant,
    looks: z.number().int(),
    submission: z.string(),
    tools: z.array(z.string()),
    failed: changes,
    mended: changes,
  }),
  z.object({ kind: z.literal('stale'), at: instant, to: instant.nullable(), tool: z.string() }),
  z.object({
    kind: z.literal('labels'),
    at: instant,
    set: z.record(z.string(), z.string()),
    removed: z.array(z.string()),
  }),
  z.object({ kind: z.literal('retired'), at: instant, reason: z.string() }),
  z.object({ kind: z.literal('back'), at: instant }),
])
export const assetTimelinePage = page(assetTimelineEntry).extend({
  as_of: instant,
  /** From the first look to the instant shown. */
  first: instant.nullable(),
  /** Of the tools that looked: when nothing fresh was known. The same on every page. */
  stale: z.array(z.object({ tool: z.string(), from: instant, to: instant.nullable() })),
  tools: z.array(z.object({ tool: z.string(), first: instant })),
})
export const timelineQuery = timesQuery.extend({
  limit: wholeNumber(1, 100).default(20),
  cursor: z.string().max(500).optional(),
})
export type AssetTimelineEntryDto = z.infer<typeof assetTimelineEntry>
export type AssetTimelineDto = z.infer<typeof assetTimelinePage>
export type TimelineQuery = z.infer<typeof timelineQuery>
