import { z } from 'zod'
import { AUDIENCES } from '@/lib/core/framework'
import { localized } from './common.schema'

const strength = z.enum(['full', 'partial', 'supporting'])
const count = z.number().int()

/** What is offered of a standard, and how far checks reach into it. */
export const frameworkSummary = z.object({
  id: z.string(),
  family: z.string(),
  version: z.string(),
  title: localized,
  status: z.enum(['current', 'superseded']),
  /** Words beside a retired edition, else null. */
  retired: localized.nullable(),
  standing: localized,
  counts: z.object({
    controls: count,
    /** A check's verdict is enough. */
    automated: count,
    /** Checks give a part of the evidence. */
    partly: count,
    /** People judge. */
    manual: count,
    /** Headings that are listed and not judged (ISO/IEC 27001, clauses 4 to 10). */
    clauses: count,
  }),
  /** Safeguards by the strongest edge that they have to any of its controls. */
  safeguards: z.object({ full: count, partial: count, supporting: count }),
  /** The tenant's assessments of it. */
  assessments: z.array(z.object({ id: z.string(), name: z.string(), level_title: localized.nullable() })),
})
export const frameworkList = z.object({ items: z.array(frameworkSummary), next_cursor: z.null() })

const controlRef = z.object({
  control: z.string(),
  ref: z.string(),
  kind: z.enum(['group', 'control', 'clause']),
  title: localized,
})
const point = z.object({ text: localized, controls: z.array(controlRef) })
const edge = controlRef.extend({
  strength,
  /** `gap`: a failure counts against the control; `note`: a hint only. Null where it is never counted. */
  on_fail: z.enum(['gap', 'note']).nullable(),
  /** Edges of one control with the same word: one passing member is enough. */
  any_of: z.string().nullable(),
  by_analogy: z.boolean(),
  condition: z.enum(AUDIENCES).nullable(),
  levels: z.array(z.string()),
  rationale: localized,
})
export const frameworkDetail = frameworkSummary.extend({
  publisher: localized,
  superseded_by: z.array(z.object({ id: z.string(), version: z.string(), title: localized })),
  levels: z.array(z.object({ id: z.string(), title: localized, published: z.boolean(), controls: count })),
  /** What container checks can and cannot show for it. */
  reach: z.object({ shows: z.array(point), cannot: z.array(point) }),
  notes: z.array(localized),
  doubts: z.array(localized),
  text_policy: localized,
  sources: z.array(z.object({ what: localized, where: z.string().nullable(), note: localized.nullable() })),
  /** Controls by how sure their number, name and summary are. */
  provenance: z.object({ sourced: count, corroborated: count, reconstructed: count, recalled: count }),
  /** Controls whose class S, A or G is recalled (等保); null elsewhere. */
  classes_recalled: count.nullable(),
  safeguards_mapped: z.array(
    z.object({
      safeguard: z.string(),
      title: localized,
      why: localized,
      evidence: z.enum(['automated', 'semi', 'manual']),
      strength,
      edges: z.array(edge),
    }),
  ),
  controls: z.array(
    controlRef.extend({
      parent: z.string().nullable(),
      assessment: z.enum(['automated', 'partly', 'manual']).nullable(),
      provenance: z.enum(['sourced', 'corroborated', 'reconstructed', 'recalled']),
      levels: z.array(z.string()),
      sag: z.enum(['S', 'A', 'G']).nullable(),
    }),
  ),
  related: z.array(z.object({ id: z.string(), title: localized })),
  crosswalks: z.array(
    z.object({
      from: z.object({ id: z.string(), version: z.string() }),
      to: z.object({ id: z.string(), version: z.string() }),
      links: count,
      new_in_target: count,
      basis: localized,
    }),
  ),
  catalogue_version: z.string(),
})
export type FrameworkSummaryDto = z.infer<typeof frameworkSummary>
export type FrameworkListDto = z.infer<typeof frameworkList>
export type FrameworkDetailDto = z.infer<typeof frameworkDetail>
