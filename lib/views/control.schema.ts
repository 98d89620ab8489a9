import { z } from 'zod'
import { assessment, coverageCount, gauge } from './assessment.schema'
import {
  assetRef,
  checkRef,
  evidencePlace,
  instant,
  localized,
  result,
  safeguardResult,
  severity,
  timesQuery,
  verdict,
} from './common.schema'
import { determination } from './determination.schema'

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
  relation: z.enum(['direct', 'partly', 'indicates']),
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
export type ControlRowDto = z.infer<typeof controlRow>
export type ControlTreeDto = z.infer<typeof controlTree>
export type ControlDetailDto = z.infer<typeof controlDetail>
export type WhySafeguardDto = z.infer<typeof whySafeguard>
export type WhyCheckDto = z.infer<typeof whyCheck>
export type WhyStateDto = z.infer<typeof whyState>
