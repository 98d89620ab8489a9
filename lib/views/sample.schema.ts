import { z } from 'zod'
import { assetRef, instant, localized, sha256Hex, timesQuery, verdict, wholeNumber } from './common.schema'

export const sampleQuery = timesQuery.extend({
  of: z.enum(['controls', 'assets']).default('controls'),
  count: wholeNumber(1, 200).default(10),
  seed: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}]*$/u, 'must not hold control characters'),
})
/** Drawn by SHA-256 of `seed`, a line feed and the id: the smallest hashes first. */
export const sample = z.object({
  as_of: instant,
  known_at: instant,
  assessment: z.object({ id: z.string(), name: z.string() }),
  of: z.enum(['controls', 'assets']),
  seed: z.string(),
  /** How many it was drawn from, and SHA-256 of their ids, sorted, each with a line feed: what the seed was applied to. */
  population: z.object({ count: z.number().int(), sha256: sha256Hex }),
  controls: z.array(
    z.object({
      control: z.string(),
      ref: z.string(),
      title: localized,
      verdict,
      verdict_words: localized.nullable(),
      indication: z.boolean(),
    }),
  ),
  assets: z.array(assetRef),
})
export type SampleQuery = z.infer<typeof sampleQuery>
export type SampleDto = z.infer<typeof sample>
