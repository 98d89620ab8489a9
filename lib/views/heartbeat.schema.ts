import { z } from 'zod'
import { instant, instantInput, wholeNumber } from './common.schema'

/** What an agent says of itself; a heartbeat that says nothing is as good. */
export const heartbeatQuery = z.object({
  version: z
    .string()
    .regex(/^[\w.+-]{1,50}$/, 'must be a version')
    .optional(),
  /** Reports that wait on its machine, and that were refused and are kept there. */
  waiting: wholeNumber(0, 1_000_000).default(0),
  refused: wholeNumber(0, 1_000_000).default(0),
  oldest_waiting: instantInput.optional(),
})

/** Answered to an agent's heartbeat: who the server takes it for, and what it knows of it. */
export const heartbeat = z.object({
  agent: z.string(),
  name: z.string(),
  tenant: z.string(),
  received_at: instant,
  quiet_after_hours: z.number().int().nullable(),
  token_expires_at: instant.nullable(),
  submissions: z.number().int(),
  last_submission: z.object({ id: z.string(), state: z.string(), received_at: instant }).nullable(),
})
