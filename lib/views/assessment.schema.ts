import { z } from 'zod'
import {
  actorRef,
  assetRef,
  checkRef,
  evidencePlace,
  instant,
  instantInput,
  localized,
  offsetInstantInput,
  page,
  result,
  safeguardResult,
  severity,
  timesQuery,
  verdict,
} from './common.schema'

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

export const attachmentRef = z.object({
  id: z.string(),
  name: z.string(),
  media_type: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  log_index: z.number().int(),
})
export const determination = z.object({
  id: z.string(),
  control: z.string(),
  verdict: z.enum(['met', 'partly_met', 'not_met', 'not_applicable']),
  /** The same in the framework's own words. */
  verdict_words: localized,
  narrative: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'withdrawn', 'superseded', 'expired']),
  author: actorRef,
  /** Whether the caller proposed it: then somebody else must decide. */
  own: z.boolean(),
  created_at: instant,
  approver: actorRef.nullable(),
  approved_at: instant.nullable(),
  valid_from: instant,
  expires_at: instant.nullable(),
  attachments: z.array(attachmentRef),
  log_index: z.number().int(),
})

/** A row of the control tree. Groups have no verdict. */
export const controlRow = z.object({
  control: z.string(),
  ref: z.string(),
  kind: z.enum(['group', 'control', 'clause']),
  parent: z.string().nullable(),
  title: localized,
  summary: localized.nullable(),
  machine_verdict: verdict.nullable(),
  verdict: verdict.nullable(),
  verdict_words: localized.nullable(),
  /** Machine verdicts of gaps are indications, never findings of an auditor. */
  indication: z.boolean(),
  reason: z.string().nullable(),
  coverage: coverageCount.nullable(),
  determination: determination.nullable(),
  /** Determinations of it that wait for an approval. */
  pending: z.number().int().optional(),
  /** From this instant on evidence behind the verdict is, or was, stale. */
  stale_on: instant.nullable().optional(),
  /** For groups: verdict counts of the controls below. */
  counts: gauge.nullable(),
  /** Of 等保 items: S, A or G, and the level that makes of it. */
  mlps_class: z.object({ sag: z.enum(['S', 'A', 'G']), level: z.string() }).optional(),
  extra: z.record(z.string(), z.unknown()),
})
/** "In edition X this number is *title*; here that is Y." */
export const renumberedHint = z.object({
  /** The number asked for. */
  ref: z.string(),
  /** The edition that gives it to something else. */
  other_edition: z.object({
    framework: z.string(),
    version: z.string(),
    edition: localized,
    title: localized.nullable(),
  }),
  /** Where that is found in this one. */
  here: z.array(z.object({ control: z.string(), ref: z.string(), title: localized })),
  /** What this edition itself calls by the number. */
  own: z.object({ control: z.string(), title: localized }).nullable(),
})
export const controlTree = z.object({
  assessment,
  items: z.array(controlRow),
  next_cursor: z.null(),
  /** Only with `q`. */
  hints: z.array(renumberedHint).optional(),
})

export const whyState = z.object({
  asset: assetRef,
  subject: z.string(),
  result,
  severity,
  detail: z.string(),
  since: instant,
  submission: z.string(),
  evidence: z.string(),
  at: evidencePlace,
  log_index: z.number().int(),
})
export const whyCheck = z.object({
  check: checkRef,
  relation: z.enum(['direct', 'partly']),
  result: z.string(),
  /** Assets this check was looked at on, with what it said there. */
  assets: z.array(
    z.object({
      asset: assetRef,
      result: z.string(),
      observed_at: instant.nullable(),
      stale_on: instant.nullable(),
      submission: z.string().nullable(),
    }),
  ),
  submission: z.string().nullable(),
  evidence: z.string().nullable(),
  at: evidencePlace.nullable(),
  states: z.array(whyState),
  /** How many there are; `states` has the first 25. */
  states_total: z.number().int(),
})
export const whySafeguard = z.object({
  safeguard: z.string(),
  title: localized,
  why: localized,
  strength: z.enum(['full', 'partial', 'supporting']),
  on_fail: z.enum(['gap', 'note']).nullable(),
  counted: z.boolean(),
  /** Why an edge that is shown is not counted. */
  uncounted: z.enum(['supporting', 'note_only', 'condition_not_met']).nullable().optional(),
  any_of: z.string().nullable(),
  by_analogy: z.boolean(),
  condition: z.string().nullable(),
  rationale: localized,
  result: safeguardResult,
  reason: z.string().nullable(),
  assets: z.array(
    z.object({
      asset: assetRef,
      result: safeguardResult,
      reason: z.string().nullable(),
      observed_at: instant.nullable(),
      stale_on: instant.nullable(),
      /** Where the control gives time to patch and nothing else fails: from when it runs, what that is, and until when. */
      patch: z
        .object({
          from: instant,
          basis: z.enum(['fix', 'published', 'first_seen']),
          due: instant,
          overdue: z.boolean(),
        })
        .nullable()
        .optional(),
    }),
  ),
  checks: z.array(whyCheck),
})
export const controlDetail = controlRow.extend({
  assessment,
  /** The machine's verdict in the framework's words, always as an indication where it is a gap. */
  machine_verdict_words: localized.nullable().optional(),
  /** The groups above it, outermost first. */
  path: z.array(z.object({ control: z.string(), ref: z.string(), title: localized })).optional(),
  as_of: instant,
  known_at: instant,
  why: z.array(whySafeguard),
  determinations: z.array(determination),
  crosswalk: z.array(
    z.object({
      framework: z.string(),
      /** The edition, where it is another one of the same framework. */
      version: z.string().optional(),
      control: z.string(),
      ref: z.string(),
      title: localized,
      relation: z.string().nullable(),
    }),
  ),
  previous: z.object({ control: z.string(), ref: z.string() }).nullable(),
  next: z.object({ control: z.string(), ref: z.string() }).nullable(),
})
export const controlsQuery = timesQuery.extend({
  /** A printed number, or words of a title or summary in either language. */
  q: z.string().max(200).optional(),
})
/** The period that is assessed; null at an end that is open. */
const periodInput = z
  .object({ from: offsetInstantInput.nullable(), to: offsetInstantInput.nullable() })
  .strict()
export const assessmentCreate = z
  .object({
    name: z.string().min(1).max(200),
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
export const determinationCreate = z
  .object({
    verdict: determination.shape.verdict,
    narrative: z.string().min(1).max(20_000).regex(/\S/, 'must not be blank'),
    expires_at: instantInput.nullable().optional(),
    attachments: z
      .array(
        z.object({
          name: z.string().min(1).max(255),
          media_type: z.string().max(100),
          content_base64: z.string(),
        }),
      )
      .max(10)
      .default([]),
  })
  .strict()
export const determinationDecision = z
  .object({ decision: z.enum(['approve', 'refuse', 'withdraw']), note: z.string().max(2000).optional() })
  .strict()
export type GaugeDto = z.infer<typeof gauge>
export type AssessmentDto = z.infer<typeof assessment>
export type ControlRowDto = z.infer<typeof controlRow>
export type ControlTreeDto = z.infer<typeof controlTree>
export type ControlDetailDto = z.infer<typeof controlDetail>
export type DeterminationDto = z.infer<typeof determination>
export type WhySafeguardDto = z.infer<typeof whySafeguard>
export type WhyCheckDto = z.infer<typeof whyCheck>
export type WhyStateDto = z.infer<typeof whyState>
export type AssessmentCreate = z.infer<typeof assessmentCreate>
export type AssessmentPatch = z.infer<typeof assessmentPatch>
export type AssessmentDraft = z.infer<typeof assessmentDraft>
export type AssessmentPreviewDto = z.infer<typeof assessmentPreview>
export type AssessmentRevisionDto = z.infer<typeof assessmentRevision>
export type DeterminationCreate = z.infer<typeof determinationCreate>
