import { z } from 'zod'
import { assetKind, assetRef, instant, listQuery, page, timesQuery } from './common.schema'

export const assetCoverage = z.object({
  tool: z.string(),
  profile: z.string(),
  observed_at: instant,
  /** From this instant on the evidence counts as stale. */
  stale_on: instant,
  stale: z.boolean(),
  submission: z.string(),
})
export const asset = z.object({
  id: z.string(),
  kind: assetKind,
  name: z.string(),
  aliases: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  first_seen: instant,
  last_seen: instant,
  retired: z.object({ since: instant, reason: z.string() }).nullable(),
  coverage: z.array(assetCoverage),
  /** Open findings by severity, at the instant shown. */
  open_findings: z.record(z.string(), z.number().int()),
})
export const assetDetail = asset.extend({
  /** Open findings that fail here and are shown by other assets: a flaw of several images is one finding, shown by one. */
  shown_by_others: z.array(z.object({ asset: assetRef, findings: z.number().int() })),
})
export const assetPage = page(asset)
export const assetsQuery = listQuery
  .extend({
    kind: assetKind.optional(),
    q: z.string().max(300).optional(),
    retired: z.enum(['yes', 'no']).optional(),
  })
  .extend(timesQuery.shape)
export const assetPatch = z
  .object({
    labels: z.record(z.string().min(1).max(63), z.string().max(255).nullable()).optional(),
    retired: z
      .object({ reason: z.string().min(1).max(2000) })
      .nullable()
      .optional(),
  })
  .strict()
export type AssetDto = z.infer<typeof asset>
export type AssetDetailDto = z.infer<typeof assetDetail>
export type AssetPageDto = z.infer<typeof assetPage>
export type AssetsQuery = z.infer<typeof assetsQuery>
export type AssetPatch = z.infer<typeof assetPatch>
