import { z } from 'zod'
import { actorRef, assetRef, instant, listQuery, page, sha256Hex, timesQuery } from './common.schema'
import { submission, submissionsQuery } from './submission.schema'

/** Bytes that were handed in, once however often; what they say is said by their first submission. */
export const evidence = submission
  .pick({
    state: true,
    tool: true,
    tool_version: true,
    format: true,
    items: true,
    by_result: true,
    by_severity: true,
  })
  .extend({
    sha256: sha256Hex,
    bytes: z.number().int(),
    first_received: instant,
    last_received: instant,
    /** As many as the list of submissions shows for the hash. */
    submissions: z.number().int(),
    /** Times that one of them, without a time of its own, was handed in again. */
    sightings: z.number().int(),
    senders: z.array(actorRef),
    assets: z.array(assetRef),
    first_submission: z.string(),
    error_code: z.string().nullable(),
    /** Leaf of the first submission, and whether a signed checkpoint covers it. */
    log: z.object({ index: z.number().int(), epoch: z.number().int(), signed: z.boolean() }),
  })
export const evidenceQuery = listQuery
  .extend(
    submissionsQuery.pick({ asset: true, tool: true, sha256: true, received_from: true, received_to: true })
      .shape,
  )
  .extend(timesQuery.shape)
export const evidencePage = page(evidence)
export type EvidenceDto = z.infer<typeof evidence>
export type EvidencePageDto = z.infer<typeof evidencePage>
export type EvidenceQuery = z.infer<typeof evidenceQuery>
