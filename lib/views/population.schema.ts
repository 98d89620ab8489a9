import { z } from 'zod'
import { assetKind, assetRef, instant, timesQuery } from './common.schema'

const count = z.number().int()
/** A tool's newest look at an asset; without a tool, any tool's. */
const look = z.object({
  asset: assetRef,
  tool: z.string().nullable(),
  last_seen: instant.nullable(),
  stale_on: instant.nullable(),
})
/** The first of them, and how many there are. */
const someOf = z.object({ total: count, items: z.array(look) })

export const population = z.object({
  as_of: instant,
  known_at: instant,
  /** Whose scope is shown; null: all of the tenant. */
  assessment: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** For each kind of asset: any tool (null), then each tool that ever looked at one of that kind. */
  groups: z.array(
    z.object({
      kind: assetKind,
      tool: z.string().nullable(),
      known: count,
      reported: count,
      stale: count,
      never: count,
    }),
  ),
  /** Assets without fresh evidence of the chosen tool, never looked at first. */
  missing: someOf,
  /** What goes stale until `expiring_until`, soonest first. */
  expiring: someOf,
  expiring_until: instant,
})
export const populationQuery = timesQuery.extend({
  assessment: z.string().max(100).optional(),
  kind: assetKind.optional(),
  tool: z.string().max(100).optional(),
})
export type PopulationDto = z.infer<typeof population>
export type PopulationQuery = z.infer<typeof populationQuery>
