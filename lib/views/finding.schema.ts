import { z } from 'zod'
import { ACTIVE_STATUSES, FINDING_STATUSES } from '@/lib/core/finding-status'
import { ASSET_KINDS, SEVERITIES } from '@/lib/core/report'
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
import { findingPlace, vexSaid, vulnerability } from './vulnerability.schema'

/** `closed` and `open` follow from evidence, `accepted` and `false_positive` from exceptions; the others are people's words. */
export const findingStatus = z.enum(FINDING_STATUSES)
/** A day of the tenant's calendar. */
export const localDate = z.iso.date()
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
  /** What the tool says of it now: tells faults of one subject apart; '' where it has ended or says nothing. */
  detail: z.string(),
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
  due_on: localDate.nullable(),
  /** Due before today, and still to be worked on. */
  overdue: z.boolean(),
  /** The exception that says how it is handled, or is proposed to. */
  handling: z
    .object({
      exception: z.string(),
      kind: z.enum(['risk', 'false_positive']),
      state: z.enum(['proposed', 'approved']),
      until: instant.nullable(),
    })
    .nullable(),
  /** Of a vulnerability: its id; it is known to be exploited; FIRST’s estimate that it is, 0 to 1. By the lists of now. */
  advisory: z.string().nullable(),
  known_exploited: z.boolean(),
  epss: z.number().nullable(),
  controls: z.array(controlRef),
  version: z.number().int(),
})
export const findingEvent = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(['opened', 'closed', 'reopened', 'status', 'owner', 'due', 'comment', 'comment_withdrawn']),
  actor: actorRef.nullable(),
  submission: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export const findingDetail = finding.extend({
  /** What its check speaks of, with what to do. */
  safeguards: z.array(safeguard),
  state: state.nullable(),
  /** Null: it is none. */
  vulnerability: vulnerability.nullable(),
  /** Where it fails at the instant shown: a vulnerability may be in several images, and be seen by several scanners. */
  places: z.array(findingPlace),
  /** What VEX documents say of it at the instant shown, the latest first; at most 200. */
  vex: z.array(vexSaid),
  events: z.array(findingEvent),
})
/** Words of a list, one or several with commas between. */
const someOf = (words: readonly string[]) => {
  const one = `(?:${words.join('|')})`
  return z.string().regex(new RegExp(`^${one}(?:,${one})*$`))
}
/** Which findings. The same filter lists, counts, groups, exports and changes them. */
export const findingFilterQuery = z.object({
  /** Several with commas; `active` is all that is still to be worked on. */
  status: someOf(['active', ...FINDING_STATUSES]).optional(),
  severity: someOf(SEVERITIES).optional(),
  asset: z.string().max(300).optional(),
  /** An asset on which it fails at the instant, whichever asset shows it: a flaw of several images is one finding. */
  fails_on: z.string().max(300).optional(),
  /** Kinds of asset. */
  kind: someOf(ASSET_KINDS).optional(),
  /** `env:prod`, several with commas: the asset has all of them. */
  label: z.string().max(1000).optional(),
  /** Repository of images. */
  lineage: z.string().max(500).optional(),
  check: z.string().max(300).optional(),
  /** `no`: of checks that speak of no safeguard, so that they move no control. */
  mapped: z.enum(['no']).optional(),
  /** Findings of the checks that speak of it. */
  safeguard: z.string().max(100).optional(),
  framework: z.string().max(100).optional(),
  control: z.string().max(100).optional(),
  /** Type and name of a package: `deb/openssl`. */
  package: z.string().max(500).optional(),
  advisory: z.string().max(100).optional(),
  /** Of flaws that are known to be exploited, or of those and others that are not. */
  exploited: z.enum(['true', 'false']).optional(),
  /** A member, `me` or `none`. */
  owner: z.string().max(100).optional(),
  due: z.enum(['overdue', 'week', 'any', 'none']).optional(),
  /** First seen at least so many days ago. */
  age: z.enum(['7', '30', '90']).optional(),
  /** `proposed`: somebody must decide; or the id of an exception: what it covers. */
  exception: z.string().max(100).optional(),
  /** What reports did to it between `from` and `to`; `new` is opened or reopened. */
  change: z.enum(['new', 'opened', 'reopened', 'closed']).optional(),
  /** First day, or `yesterday`. */
  from: z.union([z.literal('yesterday'), localDate]).optional(),
  /** Last day. */
  to: localDate.optional(),
  q: z.string().max(300).optional(),
})
/** The same of a time: as they stood then. */
export const findingsAtQuery = findingFilterQuery.extend(timesQuery.shape)
export const findingsQuery = listQuery.extend(findingsAtQuery.shape).extend({
  sort: z.enum(['impact', 'risk', 'severity', 'first_seen', 'due', 'asset']).default('impact'),
})
export const findingCount = z.object({ count: z.number().int() })
export const findingGroupsQuery = listQuery.extend(findingsAtQuery.shape).extend({
  by: z.enum(['check', 'asset', 'lineage', 'package']).default('check'),
})
export const findingGroup = z.object({
  key: z.string(),
  label: z.string(),
  /** Parameters of the filter that lead to its findings, beside those of the query. */
  filter: z.record(z.string(), z.string()),
  count: z.number().int(),
  severity,
  assets: z.number().int(),
  overdue: z.number().int(),
  weight: z.number().int(),
  oldest: instant,
  /** Of a package: what fixes all of its findings. */
  fix: z
    .object({
      /** The one version to go to; null where none is known or versions cannot be compared. */
      version: z.string().nullable(),
      why: z.enum(['one_version', 'no_order', 'no_fix', 'some_unfixed']),
      /** Findings that no version is known to fix. */
      unfixed: z.number().int(),
    })
    .nullable(),
})
export const findingGroupPage = page(findingGroup)
export const findingChangesQuery = listQuery
  .extend(findingsAtQuery.omit({ change: true, from: true, to: true }).shape)
  .extend({
    from: z.union([z.literal('yesterday'), localDate]).default('yesterday'),
    to: localDate.optional(),
    only: z.enum(['opened', 'reopened', 'closed']).optional(),
  })
export const findingChange = z.object({
  id: z.string(),
  kind: z.enum(['opened', 'reopened', 'closed']),
  at: instant,
  /** The report that showed it. */
  submission: z.string().nullable(),
  finding,
})
export const findingChanges = page(findingChange).extend({
  /** The days that are shown, both included, and their zone. */
  from: localDate,
  to: localDate,
  time_zone: z.string(),
  /** Findings, not events. */
  counts: z.object({ opened: z.number().int(), reopened: z.number().int(), closed: z.number().int() }),
})
export const findingExportQuery = findingsAtQuery.extend({
  sort: findingsQuery.shape.sort,
  format: z.enum(['csv', 'xlsx']).default('csv'),
  lang: z.enum(['zh', 'en']).default('en'),
})
export const findingPage = page(finding)
const words = {
  status: z.enum(ACTIVE_STATUSES).optional(),
  owner: z.string().nullable().optional(),
  due_on: localDate.nullable().optional(),
  comment: z.string().trim().min(1).max(10_000).optional(),
}
/** As the database keeps it. */
const version = z.number().int().min(0).max(2_147_483_647)
export const findingPatch = z.object({ version, ...words }).strict()
/** Chosen findings, each with the version that was read if it matters; or all that fit a filter of which a count was seen. */
export const findingTarget = {
  ids: z.array(z.string()).min(1).max(500).optional(),
  versions: z.record(z.string(), version).optional(),
  filter: findingFilterQuery.strict().optional(),
  count: z.number().int().min(1).optional(),
}
export const findingsBulk = z.object({ ...findingTarget, ...words }).strict()
export const bulk = z.object({
  id: z.string(),
  /** `partly_undone`: some findings were decided on anew in between and are kept. */
  state: z.enum(['running', 'done', 'undoing', 'undone', 'partly_undone']),
  at: instant,
  total: z.number().int(),
  done: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  undone: z.number().int(),
  kept: z.number().int(),
  /** The first hundred that were refused, or kept when it was undone, and why. */
  failures: z.array(
    z.object({
      finding: z.string(),
      title: z.string(),
      subject: z.string(),
      asset: z.string(),
      code: z.string(),
      by: z.string().nullable(),
    }),
  ),
})
export type FindingDto = z.infer<typeof finding>
export type FindingDetailDto = z.infer<typeof findingDetail>
export type FindingPageDto = z.infer<typeof findingPage>
export type FindingsQuery = z.infer<typeof findingsQuery>
export type FindingPatch = z.infer<typeof findingPatch>
export type FindingsAtQuery = z.infer<typeof findingsAtQuery>
export type FindingFilterQuery = z.infer<typeof findingFilterQuery>
export type FindingGroupDto = z.infer<typeof findingGroup>
export type FindingGroupPageDto = z.infer<typeof findingGroupPage>
export type FindingGroupsQuery = z.infer<typeof findingGroupsQuery>
export type FindingChangeDto = z.infer<typeof findingChange>
export type FindingChangesDto = z.infer<typeof findingChanges>
export type FindingChangesQuery = z.infer<typeof findingChangesQuery>
export type FindingsBulk = z.infer<typeof findingsBulk>
export type BulkDto = z.infer<typeof bulk>
