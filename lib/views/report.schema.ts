import { z } from 'zod'
import { actorRef, instant, instantInput, page } from './common.schema'

export const report = z.object({
  id: z.string(),
  assessment: z.object({ id: z.string(), name: z.string() }),
  format: z.enum(['pdf', 'xlsx', 'csv', 'oscal', 'package']),
  lang: z.enum(['zh', 'en']),
  as_of: instant,
  known_at: instant,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  progress: z.number().int(),
  error: z.string().nullable(),
  snapshot_sha256: z.string().nullable(),
  sha256: z.string().nullable(),
  bytes: z.number().int().nullable(),
  created_by: actorRef,
  created_at: instant,
  finished_at: instant.nullable(),
  log_index: z.number().int().nullable(),
})
export const reportPage = page(report)
export const reportCreate = z
  .object({
    format: report.shape.format.describe(
      'Made so far: pdf, xlsx, csv. The others answer 400 with the code format_not_offered.',
    ),
    as_of: instantInput.optional(),
    /** As it was known then; absent: as it is known now. */
    known_at: instantInput.optional(),
    lang: report.shape.lang.default('zh'),
  })
  .strict()
export type ReportDto = z.infer<typeof report>
export type ReportPageDto = z.infer<typeof reportPage>
