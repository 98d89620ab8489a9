import { z } from 'zod'
import { instant, localized, offsetInstantInput, page } from './common.schema'
import { readableName } from './readable-name'

/** The stacked gauge: counts over applicable controls; never one percentage. */
export const gauge = z.object({
  determined_met: z.number().int(),
  no_gap_seen: z.number().int(),
  gap: z.number().int(),
  to_be_judged: z.number().int(),
  not_assessed: z.number().int(),
  /** Not part of the stack. */
  not_applicable: z.number().int(),
})
export const coverageCount = z.object({ assessed: z.number().int(), in_scope: z.number().int() })
export const frameworkRef = z.object({
  id: z.string(),
  version: z.string(),
  family: z.string(),
  title: localized,
  /** Words beside a retired edition, else null. */
  retired: localized.nullable(),
})
export const assessment = z.object({
  id: z.string(),
  name: z.string(),
  framework: frameworkRef,
  level: z.string(),
  level_title: localized.nullable(),
  /** False where the standard publishes nothing for the level (等保 level five). */
  requirements_published: z.boolean(),
  profile: z.record(z.string(), z.unknown()),
  scope: z.object({ labels: z.record(z.string(), z.string()) }),
  /** The period that is assessed; null at an end that is not said. */
  period: z.object({ from: instant.nullable(), to: instant.nullable() }),
  catalogue_version: z.string(),
  created_at: instant,
  /** Since when profile, scope, period and mapping are these: what a change says it was based on. */
  revision: instant,
  gauge,
  coverage: coverageCount,
  as_of: instant,
  known_at: instant,
})
export const assessmentPage = page(assessment)
/** The period that is assessed; null at an end that is open. */
const periodInput = z
  .object({ from: offsetInstantInput.nullable(), to: offsetInstantInput.nullable() })
  .strict()
export const assessmentCreate = z
  .object({
    name: readableName(200),
    framework: z.string().max(100),
    level: z.string().max(20).default(''),
    profile: z.record(z.string(), z.unknown()).default({}),
    scope: z.object({ labels: z.record(z.string(), z.string()) }).default({ labels: {} }),
    period: periodInput.nullable().optional(),
  })
  .strict()
export const assessmentPatch = z
  .object({
    /** The whole new profile. */
    profile: z.record(z.string(), z.unknown()).optional(),
    scope: z.object({ labels: z.record(z.string(), z.string()) }).optional(),
    /** Null: not said any more. */
    period: periodInput.nullable().optional(),
    /** `revision` of the assessment as it was looked at: 409 when there is a newer one. */
    revision: offsetInstantInput.optional(),
    /** Pin the running catalogue instead of the one it is pinned to. */
    repin: z.literal(true).optional(),
  })
  .strict()
export type GaugeDto = z.infer<typeof gauge>
export type AssessmentDto = z.infer<typeof assessment>
export type AssessmentCreate = z.infer<typeof assessmentCreate>
export type AssessmentPatch = z.infer<typeof assessmentPatch>
