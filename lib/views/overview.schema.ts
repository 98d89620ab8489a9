import { z } from 'zod'
import { assessment } from './assessment.schema'
import { assetRef, instant, localized, severity } from './common.schema'

export const fixFirst = z.object({
  safeguard: z.string(),
  title: localized,
  why: localized,
  /** Control gaps that close when this safeguard passes everywhere, over all assessments. */
  closes: z.number().int(),
  contributes: z.number().int(),
  /** The first ten of the assets to mend. */
  assets: z.array(assetRef),
  assets_total: z.number().int(),
  open_findings: z.number().int(),
})
export const overview = z.object({
  as_of: instant,
  known_at: instant,
  assessments: z.array(assessment),
  fix_first: z.array(fixFirst),
  /** Findings opened or closed since `news_since`, newest first. */
  news_since: instant,
  news: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      subject: z.string(),
      asset: assetRef,
      severity,
      kind: z.enum(['opened', 'closed', 'reopened']),
      at: instant,
    }),
  ),
  open_findings: z.record(z.string(), z.number().int()),
  /** Assets that are known, and those of which some evidence is fresh. */
  population: z.object({ reported: z.number().int(), known: z.number().int() }),
  quiet: z.array(z.object({ asset: assetRef, tool: z.string(), last_seen: instant, stale: z.boolean() })),
  /** True until the first report has arrived. */
  empty: z.boolean(),
})
export type OverviewDto = z.infer<typeof overview>
export type FixFirstDto = z.infer<typeof fixFirst>
