import { z } from 'zod'
import { assetKind, offsetInstantInput, sha256Hex, wholeNumber } from '@/lib/views/common.schema'
import { evidencePage, evidenceQuery } from '@/lib/views/evidence.schema'
import { receipt, submissionDetail, submissionPage, submissionsQuery } from '@/lib/views/submission.schema'
import { defineRoute } from '../define-route'

/** Text that a person can read: something other than spaces, and no control characters. */
const readable = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((name) => !/\p{Cc}/u.test(name), 'must not hold control characters')
    .refine((name) => /[^\s\p{Cf}\p{Cc}]/u.test(name), 'must not be blank')

/** CONTRACT, Submissions. `observed_at` may carry any offset; it is kept in UTC. */
const submissionQuery = z.object({
  asset: readable(300),
  kind: assetKind.optional(),
  tool: z.string().min(1).max(100).optional(),
  database: readable(200)
    .describe("Version or time of the scanner's database of advisories; what the report itself prints wins.")
    .optional(),
  observed_at: offsetInstantInput.optional(),
  written_at: offsetInstantInput
    .optional()
    .describe(
      "When the report's file was written; used where neither `observed_at` nor the report says when the tool looked.",
    ),
  coverage: z.enum(['full']).optional(),
  label: z
    .array(z.string().regex(/^[^:]{1,63}:.{0,255}$/su, 'must be KEY:VALUE'))
    .max(50)
    .default([]),
})

export const submissionCreate = defineRoute({
  method: 'POST',
  path: '/submissions',
  summary: 'Hand in a report, exactly as the tool wrote it',
  tag: 'submissions',
  access: { anyOf: ['submissions.create'] },
  query: submissionQuery,
  rawBody: {
    media: 'application/octet-stream',
    description: 'The report, up to 100 MB unpacked; `Content-Encoding: gzip` is taken.',
  },
  answers: { 200: receipt, 201: receipt, 202: receipt },
  errors: [409, 413, 415, 422, 429, 503],
})

export const submissionList = defineRoute({
  method: 'GET',
  path: '/submissions',
  summary:
    'Submissions, newest first; an agent sees its own. Only those observed by `as_of` and received by `known_at`',
  tag: 'submissions',
  access: { anyOf: ['submissions.read', 'submissions.read_own'] },
  query: submissionsQuery,
  answers: { 200: submissionPage },
})

export const submissionRead = defineRoute({
  method: 'GET',
  path: '/submissions/{id}',
  summary: 'One submission with its receipt',
  tag: 'submissions',
  access: { anyOf: ['submissions.read', 'submissions.read_own'] },
  answers: { 200: submissionDetail },
})

export const evidenceList = defineRoute({
  method: 'GET',
  path: '/evidence',
  summary:
    'Evidence by its hash, however often it was handed in, what was first received last coming first. Only what was observed by `as_of` and received by `known_at`',
  tag: 'submissions',
  access: { anyOf: ['evidence.read'] },
  query: evidenceQuery,
  answers: { 200: evidencePage },
})

const offset = wholeNumber(0, Number.MAX_SAFE_INTEGER).optional()

export const evidenceRead = defineRoute({
  method: 'GET',
  path: '/evidence/{sha256}',
  summary: 'The bytes of evidence, or the range [from, to) of them',
  tag: 'submissions',
  access: { anyOf: ['evidence.read'] },
  params: z.object({ sha256: sha256Hex }),
  query: z.object({ from: offset, to: offset }),
  answers: {
    200: { media: 'application/octet-stream', description: 'All of the bytes, bit for bit.' },
    206: { media: 'application/octet-stream', description: 'The range that was asked for.' },
  },
  // Dropped under the retention setting: `dropped` says when, and by which leaf of the log.
  errors: [410],
})
