import { z } from 'zod'
import { assetRef, instant, severity, timesQuery } from './common.schema'

const share = z.object({
  /** Registry or namespace, year, or one of the words `latest`, `other`, `none`; '' where it is not known. */
  key: z.string(),
  images: z.number().int(),
  /** Those with a critical or high vulnerability. */
  severe: z.number().int(),
})
export const imageStatistics = z.object({
  as_of: instant,
  known_at: instant,
  images: z.number().int(),
  severe: z.number().int(),
  by_source: z.array(share),
  by_year: z.array(share),
  by_tag: z.array(share),
  packages: z.array(
    z.object({
      type: z.string(),
      name: z.string(),
      advisories: z.number().int(),
      severe: z.number().int(),
      assets: z.number().int(),
    }),
  ),
  /** Of critical and high vulnerabilities: days from publication until they were gone here, or have been open. */
  exposure: z.object({
    /** How many the figures are of. */
    counted: z.number().int(),
    open: z.object({ n: z.number().int(), median: z.number().nullable(), p90: z.number().nullable() }),
    gone: z.object({ n: z.number().int(), median: z.number().nullable(), p90: z.number().nullable() }),
    /** The longest, at most 25. */
    longest: z.array(
      z.object({
        finding: z.string(),
        advisory: z.string(),
        package: z.string(),
        asset: assetRef,
        severity,
        published_at: instant.nullable(),
        fixed_at: instant.nullable(),
        first_seen: instant,
        gone_at: instant.nullable(),
        days: z.number().int(),
      }),
    ),
  }),
})
export const statisticsQuery = timesQuery
export type ImageStatisticsDto = z.infer<typeof imageStatistics>

/** Safeguard by asset: one letter each (`p` pass, `f` fail, `u` not assessed, `n` not applicable, `-` does not concern it). */
export const heatMap = z.object({
  as_of: instant,
  known_at: instant,
  assets: z.array(assetRef),
  /** Assets there are; the first 200 are given. */
  total: z.number().int(),
  safeguards: z.array(
    z.object({
      id: z.string(),
      title: z.object({ en: z.string(), zh: z.string() }),
      domain: z.string(),
      /** A letter for each of `assets`, in their order. */
      results: z.string(),
    }),
  ),
})
export type HeatMapDto = z.infer<typeof heatMap>
