import { z } from 'zod'
import { actorRef, assetRef, instant, listQuery, page, sha256Hex, timesQuery } from './common.schema'

export const note = z.object({
  level: z.enum(['info', 'warning', 'error']),
  code: z.string(),
  message: z.string(),
  at: z.string().nullable().optional(),
})
/** The receipt of CONTRACT.md; `202` answers lack the counts. */
export const receipt = z.object({
  id: z.string(),
  duplicate: z.boolean(),
  state: z.enum(['received', 'parsed', 'incomplete', 'rejected']),
  tool: z.string().nullable(),
  tool_version: z.string().nullable(),
  format: z.string().nullable(),
  assets: z.array(assetRef),
  observed_at: instant,
  received_at: instant,
  evidence: z.object({ sha256: sha256Hex, bytes: z.number().int() }),
  items: z.number().int().nullable(),
  by_result: z.record(z.string(), z.number().int()).nullable(),
  by_severity: z.record(z.string(), z.number().int()).nullable(),
  notes: z.array(note),
  changes: z
    .object({ opened: z.number().int(), closed: z.number().int(), unchanged: z.number().int() })
    .nullable(),
  log: z.object({
    index: z.number().int(),
    leaf: z.string(),
    proof: z.object({ leaf_index: z.number().int(), size: z.number().int(), hashes: z.array(z.string()) }),
    checkpoint: z.string(),
  }),
})
/** A submission as lists and its page show it. */
export const submission = receipt.omit({ log: true, duplicate: true }).extend({
  database_version: z.string().nullable(),
  edition: z.string().nullable(),
  profile: z.string().nullable(),
  parser_version: z.string(),
  observed_source: z.enum(['parameter', 'printed', 'received']),
  sender: actorRef,
  error: z.object({ code: z.string(), message: z.string(), at: z.string().nullable() }).nullable(),
  sightings: z.array(instant),
  log_index: z.number().int(),
})
export const submissionDetail = submission.extend({ log: receipt.shape.log })
export const submissionsQuery = listQuery.extend({
  asset: z.string().max(300).optional(),
  state: z.enum(['received', 'parsed', 'incomplete', 'rejected']).optional(),
  tool: z.string().max(100).optional(),
  ...timesQuery.shape,
})
export const submissionPage = page(submission)
export type Receipt = z.infer<typeof receipt>
export type SubmissionDto = z.infer<typeof submission>
export type SubmissionDetailDto = z.infer<typeof submissionDetail>
export type SubmissionPageDto = z.infer<typeof submissionPage>
export type SubmissionsQuery = z.infer<typeof submissionsQuery>
