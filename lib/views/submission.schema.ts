import { z } from 'zod'
import {
  actorRef,
  assetRef,
  instant,
  instantInput,
  listQuery,
  page,
  sha256Hex,
  timesQuery,
} from './common.schema'

export const note = z.object({
  level: z.enum(['info', 'warning', 'error']),
  code: z.string(),
  message: z.string(),
  at: z.string().nullable().optional(),
})
/** What answers a submission; `202` answers lack the counts. */
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
    .object({
      opened: z.number().int(),
      closed: z.number().int(),
      unchanged: z.number().int(),
      /** Of those opened, how many of each severity, where there are any. Absent for reports of before it was counted. */
      opened_by_severity: z.record(z.string(), z.number().int()).optional(),
    })
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
  edition: z.string().nullable(),
  /** Version or time of the scanner's database of advisories: as the report prints it, else as the sender says. */
  database_version: z.string().nullable(),
  database_source: z.enum(['printed', 'parameter']).nullable(),
  profile: z.string().nullable(),
  parser_version: z.string(),
  observed_source: z.enum(['parameter', 'printed', 'received']),
  sender: actorRef,
  error: z.object({ code: z.string(), message: z.string(), at: z.string().nullable() }).nullable(),
  sightings: z.array(instant),
  /** How far the placing of a large report is, percent; null where none is under way. */
  progress: z.number().int().nullable(),
  log_index: z.number().int(),
})
/** By what a submission came in, what it looked at, and which versions read it. */
export const provenance = z.object({
  catalogue_version: z.string(),
  /** What the sender said beside the bytes. */
  said: z.object({
    asset: z.string().nullable(),
    kind: z.string().nullable(),
    tool: z.string().nullable(),
    database: z.string().nullable(),
    observed_at: z.string().nullable(),
    full_coverage: z.boolean(),
    labels: z.record(z.string(), z.string()),
  }),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  token: z.object({ prefix: z.string(), revoked_at: instant.nullable() }).nullable(),
  /** Network address that it came from. */
  address: z.string().nullable(),
  /** Token and address are not shown to this reader, whether there are any or not. */
  hidden: z.boolean(),
  /** Seconds from the look to the receipt. */
  delay_seconds: z.number().int(),
  /** By how much the sender's clock ran ahead, where the time it gave was not used for that. */
  ahead_seconds: z.number().int().nullable(),
  coverage: z.array(
    z.object({
      asset: assetRef,
      tool: z.string(),
      profile: z.string(),
      /** Checks that it looked at, and those of them of which it lists only some subjects. */
      checks: z.number().int(),
      partial: z.number().int(),
      stale_on: instant,
    }),
  ),
  log_epoch: z.number().int(),
  /** By which act the bytes were dropped under the retention setting; null where they are there. */
  dropped: z
    .object({
      id: z.string(),
      at: instant,
      months: z.number().int(),
      received_before: instant,
      log_index: z.number().int(),
      log_epoch: z.number().int(),
    })
    .nullable(),
})
export const submissionDetail = submission.extend({ log: receipt.shape.log, provenance })
export const submissionsQuery = listQuery.extend({
  asset: z.string().max(300).optional(),
  state: z.enum(['received', 'parsed', 'incomplete', 'rejected']).optional(),
  tool: z.string().max(100).optional(),
  format: z.string().max(100).optional(),
  agent: z.string().max(100).optional(),
  /** The evidence's SHA-256, or its first hex digits. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/, 'must be 8 to 64 hex digits, lower case')
    .optional(),
  /** Received at this time or later. */
  received_from: instantInput.optional(),
  /** Received at this time or before. */
  received_to: instantInput.optional(),
  /** Newest first by this time. */
  sort: z.enum(['received', 'observed']).default('received'),
  ...timesQuery.shape,
})
export const submissionPage = page(submission)
export type Receipt = z.infer<typeof receipt>
export type SubmissionDto = z.infer<typeof submission>
export type SubmissionDetailDto = z.infer<typeof submissionDetail>
export type ProvenanceDto = z.infer<typeof provenance>
export type SubmissionPageDto = z.infer<typeof submissionPage>
export type SubmissionsQuery = z.infer<typeof submissionsQuery>
