import { z } from 'zod'
import {
  actorRef,
  assetRef,
  checkRef,
  instant,
  listQuery,
  localized,
  page,
  severity,
  timesQuery,
} from './common.schema'
import { safeguard } from './safeguard.schema'
import { state } from './state.schema'

export const FINDING_STATUSES = [
  'open',
  'in_progress',
  'fixed',
  'false_positive',
  'accepted',
  'closed',
] as const
/** `closed` and `open` follow from evidence; the others are people's words on an open finding. */
export const findingStatus = z.enum(FINDING_STATUSES)
export const controlRef = z.object({
  framework: z.string(),
  control: z.string(),
  ref: z.string(),
  title: localized,
})
export const finding = z.object({
  id: z.string(),
  title: z.string(),
  check: checkRef,
  subject: z.string(),
  asset: assetRef,
  severity,
  /** How many counted controls hang on it: what a fix is worth. */
  weight: z.number().int(),
  status: findingStatus,
  first_seen: instant,
  last_seen: instant,
  closed_at: instant.nullable(),
  reopened: z.number().int(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  controls: z.array(controlRef),
  version: z.number().int(),
})
export const findingEvent = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(['opened', 'closed', 'reopened', 'status', 'owner', 'comment']),
  actor: actorRef.nullable(),
  submission: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export const findingDetail = finding.extend({
  detail: z.string(),
  /** What its check speaks of, with what to do. */
  safeguards: z.array(safeguard),
  state: state.nullable(),
  events: z.array(findingEvent),
})
export const findingsQuery = listQuery.extend({
  status: findingStatus.optional(),
  severity: severity.optional(),
  asset: z.string().max(300).optional(),
  check: z.string().max(300).optional(),
  /** Findings of the checks that speak of it. */
  safeguard: z.string().max(100).optional(),
  owner: z.string().max(100).optional(),
  q: z.string().max(300).optional(),
  sort: z.enum(['impact', 'first_seen', 'asset']).default('impact'),
  ...timesQuery.shape,
})
export const findingPage = page(finding)
export const findingPatch = z
  .object({
    version: z.number().int(),
    status: z.enum(['open', 'in_progress', 'fixed']).optional(),
    owner: z.string().nullable().optional(),
    comment: z.string().min(1).max(10_000).optional(),
  })
  .strict()
export const findingsBulk = z
  .object({
    ids: z.array(z.string()).min(1).max(500),
    status: findingPatch.shape.status,
    owner: findingPatch.shape.owner,
  })
  .strict()
export type FindingDto = z.infer<typeof finding>
export type FindingDetailDto = z.infer<typeof findingDetail>
export type FindingPageDto = z.infer<typeof findingPage>
export type FindingsQuery = z.infer<typeof findingsQuery>
export type FindingPatch = z.infer<typeof findingPatch>
