import { z } from 'zod'
import { LEAST_MONTHS, MOST_MONTHS } from '@/lib/core/retention'
import { actorRef, instant } from './common.schema'

const months = z.int().min(LEAST_MONTHS).max(MOST_MONTHS)

export const retention = z.object({
  /** For how many months the bytes of evidence are kept after they were last handed in; null: for ever. */
  months: z.int().nullable(),
  decided_by: actorRef.nullable(),
  decided_at: instant.nullable(),
  /** What was received before is older than that; null: nothing is. */
  older_than: instant.nullable(),
  /** A shorter time that was asked for, and when it begins; until then it can be undone. */
  next: z.object({ months: z.int(), after: instant, by: actorRef }).nullable(),
  /** Everything is kept since then, whatever is set. */
  hold: z.object({ since: instant, by: actorRef, reason: z.string() }).nullable(),
  least_months: z.int(),
  grace_days: z.int(),
  /** When all that is older was last looked at; null: never. */
  looked_at: instant.nullable(),
})
/** What is left out stays. */
export const retentionPatch = z
  .object({
    /** Longer holds at once; shorter in thirty days. What holds already undoes a shorter time that was asked for. */
    months: months.nullable().optional(),
    /** Why everything is to be kept; null: no longer. */
    hold: z.string().trim().min(1).max(500).nullable().optional(),
  })
  .strict()
export const retentionPreviewQuery = z.object({
  months: z.coerce.number().pipe(months).default(LEAST_MONTHS),
})
export const retentionPreview = z.object({
  months: z.int(),
  /** What was received before, as of now. */
  received_before: instant,
  /** Pieces of evidence whose bytes would go, and their bytes as they were handed in. */
  dropped: z.object({ pieces: z.int(), bytes: z.int() }),
  kept: z.object({
    pieces: z.int(),
    /** By why they stay: handed_in, waiting, current, last_look, finding, decision, report, base. */
    why: z.record(z.string(), z.int()),
  }),
  /** False: there are more than were looked at, and these are the newest of them. */
  complete: z.boolean(),
})
export const evidenceDrop = z.object({
  id: z.string(),
  log_index: z.int(),
  log_epoch: z.int(),
  /** The leaf's subject.sha256 is the SHA-256 of its canonical form (RFC 8785). */
  record: z.object({
    v: z.int(),
    id: z.string(),
    at: instant,
    months: z.int(),
    received_before: instant,
    decided_by: z.string(),
    decided_at: instant,
    pieces: z.int(),
    bytes: z.int(),
    /** Merkle root (RFC 6962) of the hashes in ascending order. */
    root: z.string(),
  }),
  /** SHA-256 of what was dropped, in ascending order. */
  hashes: z.array(z.string()),
})
export type RetentionDto = z.infer<typeof retention>
export type RetentionPatch = z.infer<typeof retentionPatch>
export type RetentionPreviewDto = z.infer<typeof retentionPreview>
export type EvidenceDropDto = z.infer<typeof evidenceDrop>
