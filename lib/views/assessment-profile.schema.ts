import { z } from 'zod'
import { gauge } from './assessment.schema'
import { actorRef, instant, localized, page } from './common.schema'

/** A profile and a scope that somebody thinks of giving: an assessment that is there, or a new one. */
export const assessmentDraft = z
  .object({
    assessment: z.string().max(100).optional(),
    framework: z.string().max(100).optional(),
    level: z.string().max(20).optional(),
    profile: z.record(z.string(), z.unknown()).default({}),
    scope: z.object({ labels: z.record(z.string(), z.string()) }).default({ labels: {} }),
  })
  .strict()
export const assessmentPreview = z.object({
  level: z.string(),
  /** Assets in scope; `before` is null for a new assessment. */
  assets: z.object({ before: z.number().int().nullable(), after: z.number().int() }),
  gauge: z.object({ before: gauge.nullable(), after: gauge }),
  /** Controls that come in or go out, whose requirement is another one, or whose verdict changes. */
  changes: z.array(
    z.object({
      control: z.string(),
      ref: z.string(),
      title: localized,
      change: z.enum(['in', 'out', 'requirement', 'verdict']),
      before: localized.nullable(),
      after: localized.nullable(),
      /** Why it goes out. */
      reason: z.string().nullable(),
    }),
  ),
  /** All controls of the level, in printed order. */
  controls: z.array(
    z.object({ control: z.string(), ref: z.string(), title: localized, applies: z.boolean() }),
  ),
})
/** What an assessment was judged by from an instant on. */
export const assessmentRevision = z.object({
  revision: instant,
  actor: actorRef,
  /** What is new in it. */
  changed: z.array(z.enum(['profile', 'scope', 'period', 'mapping'])),
  profile: z.record(z.string(), z.unknown()),
  scope: z.object({ labels: z.record(z.string(), z.string()) }),
  period: z.object({ from: instant.nullable(), to: instant.nullable() }),
  catalogue_version: z.string(),
  log_index: z.number().int(),
})
export const assessmentRevisionPage = page(assessmentRevision)
export type AssessmentDraft = z.infer<typeof assessmentDraft>
export type AssessmentPreviewDto = z.infer<typeof assessmentPreview>
export type AssessmentRevisionDto = z.infer<typeof assessmentRevision>
