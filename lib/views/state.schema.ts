import { z } from 'zod'
import {
  assetRef,
  checkRef,
  evidencePlace,
  instant,
  listQuery,
  page,
  result,
  severity,
  timesQuery,
} from './common.schema'

export const state = z.object({
  asset: assetRef,
  check: checkRef,
  subject: z.string(),
  detail: z.string(),
  result,
  severity,
  since: instant,
  /** null while it holds. */
  until: instant.nullable(),
  submission: z.string(),
  /** SHA-256 of the evidence of that submission. */
  evidence: z.string(),
  at: evidencePlace,
  /** Of vulnerabilities: versions that fix it ('' none), whose severity it is, and from when the time to patch runs. */
  fix: z
    .object({
      versions: z.string(),
      severity_source: z.string(),
      clock: z.object({ from: instant, basis: z.enum(['fix', 'published']) }).nullable(),
    })
    .nullable(),
})
export const statePage = page(state)
export const statesQuery = listQuery.extend(timesQuery.shape).extend({
  asset: z.string().max(300).optional(),
  check: z.string().max(300).optional(),
  safeguard: z.string().max(100).optional(),
  result: result.optional(),
})
export type StateDto = z.infer<typeof state>
export type StatePageDto = z.infer<typeof statePage>
export type StatesQuery = z.infer<typeof statesQuery>
