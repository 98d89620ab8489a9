import { z } from 'zod'
import { isTakenInstant } from '@/lib/core/instant-form'
import { ASSET_KINDS, RESULTS, SEVERITIES } from '@/lib/core/report'

const YEARS_TAKEN = 'must lie in the years 1000 to 9998'

/** An instant, RFC 3339 in UTC. */
export const instant = z.iso.datetime()
/** The same where a caller says it: of the years 1000 to 9998. */
export const instantInput = instant.refine((text) => isTakenInstant(Date.parse(text)), YEARS_TAKEN)
/** The same with any offset; it is kept in UTC. */
export const offsetInstantInput = z.iso
  .datetime({ offset: true })
  .refine((text) => isTakenInstant(Date.parse(text)), YEARS_TAKEN)
/** A sentence in both languages. */
export const localized = z.object({ en: z.string(), zh: z.string() })
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
export const result = z.enum(RESULTS)
export const severity = z.enum(SEVERITIES)
export const assetKind = z.enum(ASSET_KINDS)
export const verdict = z.enum([
  'met',
  'no_gap_seen',
  'partly_met',
  'not_met',
  'not_assessed',
  'manual',
  'not_applicable',
])
export const safeguardResult = z.enum(['pass', 'fail', 'not_applicable', 'not_assessed'])

/** One page of a list. `total` is given where it is known without counting at read time. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next_cursor: z.string().nullable(),
    total: z.number().int().optional(),
  })
}
/** A number in an address: decimal digits and nothing else, within both bounds. */
export function wholeNumber(min: number, max: number) {
  return z.preprocess(
    (said) =>
      typeof said !== 'string' ? said : /^(0|[1-9]\d{0,15})$/.test(said) ? Number(said) : Number.NaN,
    z.number().int().min(min).max(max),
  )
}
export const listQuery = z.object({
  limit: wholeNumber(1, 500).default(50),
  cursor: z.string().max(500).optional(),
})
/** Both times of a read: what held at `as_of`, as it was known at `known_at`. Absent: now. */
export const timesQuery = z.object({
  as_of: instantInput.optional(),
  known_at: instantInput.optional(),
})

/** A place in the raw evidence: bytes [from, to). */
export const evidencePlace = z.object({
  from: z.number().int(),
  to: z.number().int(),
  pointer: z.string().nullable(),
  line: z.number().int().nullable(),
})
export const assetRef = z.object({ id: z.string(), kind: assetKind, name: z.string() })
/** A person, token or job as the tenant's people see it. */
export const actorRef = z.object({
  id: z.string(),
  kind: z.enum(['person', 'token', 'system']),
  label: z.string(),
})
export const checkRef = z.object({
  key: z.string(),
  name: z.string(),
  title: z.string(),
  tool: z.string(),
  printed_id: z.string().nullable(),
  known: z.boolean(),
})
export type AssetRef = z.infer<typeof assetRef>
export type ActorRef = z.infer<typeof actorRef>
export type CheckRef = z.infer<typeof checkRef>
export type Localized = z.infer<typeof localized>
export type EvidencePlaceDto = z.infer<typeof evidencePlace>
