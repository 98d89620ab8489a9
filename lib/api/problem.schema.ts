import { z } from 'zod'

/** RFC 9457 §3. `code` is stable; `at` is the place of the fault where there is one. */
export const problem = z.looseObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  at: z.string().optional(),
  /** Every fault of an input, where several were found. */
  errors: z.array(z.object({ at: z.string(), detail: z.string() })).optional(),
  /** Of a 500: what to tell whoever runs this server. */
  reference: z.string().optional(),
})
export type Problem = z.infer<typeof problem>
