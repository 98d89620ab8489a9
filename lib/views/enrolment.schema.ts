import { z } from 'zod'
import { instant, page } from './common.schema'
import { readableName } from './readable-name'

/** A code by which machines get tokens of their own; the code itself is answered once, when it is made. */
export const enrolment = z.object({
  id: z.string(),
  /** The agent that gets another token; null: each machine becomes an agent of its own. */
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  most: z.number().int(),
  used: z.number().int(),
  quiet_after_hours: z.number().int(),
  own_host: z.boolean(),
  created_at: instant,
  created_by: z.string().nullable(),
  expires_at: instant,
})
export const enrolmentPage = page(enrolment)
export const enrolmentCreate = z
  .object({
    agent: z.string().max(100).nullable().default(null),
    /** Machines that it is good for. */
    most: z.number().int().min(1).max(500).default(1),
    quiet_after_hours: z.number().int().min(1).max(8760).default(48),
    /** The tokens hand in only for the machine, by its name, and for what is under it. */
    own_host: z.boolean().default(true),
    /** For how long it is good. */
    minutes: z.number().int().min(5).max(1440).default(60),
  })
  .strict()
export const enrolmentCreated = enrolment.extend({ code: z.string() })

export const enrolAsked = z
  .object({
    code: z.string().min(1).max(200),
    /** What the machine calls itself; the agent's name from now on. */
    host: readableName(100),
  })
  .strict()
export const enrolled = z.object({
  token: z.string(),
  agent: z.string(),
  name: z.string(),
  tenant: z.string(),
})
export type EnrolmentDto = z.infer<typeof enrolment>
