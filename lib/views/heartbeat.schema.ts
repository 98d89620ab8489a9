import { z } from 'zod'
import { instant } from './common.schema'

/** Answered to an agent's heartbeat: who the server takes it for. */
export const heartbeat = z.object({
  agent: z.string(),
  name: z.string(),
  tenant: z.string(),
  received_at: instant,
})
