import { z } from 'zod'
import { actorRef, instant, instantInput, localized } from './common.schema'

export const attachmentRef = z.object({
  id: z.string(),
  name: z.string(),
  media_type: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  log_index: z.number().int(),
})
export const determination = z.object({
  id: z.string(),
  control: z.string(),
  verdict: z.enum(['met', 'partly_met', 'not_met', 'not_applicable']),
  /** The same in the framework's own words. */
  verdict_words: localized,
  narrative: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'withdrawn', 'superseded', 'expired']),
  author: actorRef,
  /** Whether the caller proposed it: then somebody else must decide. */
  own: z.boolean(),
  created_at: instant,
  approver: actorRef.nullable(),
  approved_at: instant.nullable(),
  valid_from: instant,
  expires_at: instant.nullable(),
  attachments: z.array(attachmentRef),
  log_index: z.number().int(),
})
export const determinationCreate = z
  .object({
    verdict: determination.shape.verdict,
    narrative: z.string().min(1).max(20_000).regex(/\S/, 'must not be blank'),
    expires_at: instantInput.nullable().optional(),
    attachments: z
      .array(
        z.object({
          name: z.string().min(1).max(255),
          media_type: z.string().max(100),
          content_base64: z.string(),
        }),
      )
      .max(10)
      .default([]),
  })
  .strict()
export const determinationDecision = z
  .object({ decision: z.enum(['approve', 'refuse', 'withdraw']), note: z.string().max(2000).optional() })
  .strict()
export type DeterminationDto = z.infer<typeof determination>
export type DeterminationCreate = z.infer<typeof determinationCreate>
