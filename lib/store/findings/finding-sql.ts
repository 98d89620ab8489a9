import { Prisma } from '../generated/client'
import { likeOf } from '../like-of'
import { failsAtSql, failsOutsideSql } from './fails-outside-sql'
import { knownSql } from './known-sql'
import { stoodSql } from './stood-sql'

/** The instant at which findings are looked at, and when it was known. `past` is false for now: then the columns say it. */
export interface Moment {
  at: Date
  knownAt: Date
  past: boolean
}

/** Findings that fit all of these; null: whatever. */
export interface FindingFilter {
  ids: readonly string[] | null
  /** Words of `finding-status.ts`. */
  statuses: readonly string[] | null
  severities: readonly string[] | null
  /** Shown by these assets. */
  assetIds: readonly string[] | null
  /** Failing on any of these assets at the moment: a flaw of several images is one finding, shown by one of them. */
  failingOn: readonly string[] | null
  assetKinds: readonly string[] | null
  /** Labels that the asset has. */
  labels: Readonly<Record<string, string>> | null
  lineage: string | null
  checkKeys: readonly string[] | null
  /** Of none of these checks. */
  exceptKeys: readonly string[] | null
  /** Type and name of a package, `deb/openssl`. */
  package: string | null
  advisory: string | null
  /** Known to be exploited. */
  exploited: boolean | null
  ownerId: string | null
  /** Without an owner. */
  unowned: boolean
  /** Days of the tenant's calendar, both included; `none`: without a due date. */
  due: { from: string | null; to: string | null } | 'none' | null
  /** With an exception that waits for somebody's decision. */
  proposed: boolean
  /** Covered by this exception while it is in force or proposed. */
  exceptionId: string | null
  seenBefore: Date | null
  /** Something of these kinds happened in [from, to), in the time of the reports. */
  change: { kinds: readonly string[]; from: Date | null; to: Date | null } | null
  text: string | null
  /** Titles that also fit where a text is asked for: their words in another language hold it. */
  titles: readonly string[]
}

/** The filter that lets everything through but what was withdrawn. */
export const ANY_FINDING: FindingFilter = {
  ids: null,
  statuses: null,
  severities: null,
  assetIds: null,
  failingOn: null,
  assetKinds: null,
  labels: null,
  lineage: null,
  checkKeys: null,
  exceptKeys: null,
  package: null,
  advisory: null,
  exploited: null,
  ownerId: null,
  unowned: false,
  due: null,
  proposed: false,
  exceptionId: null,
  seenBefore: null,
  change: null,
  text: null,
  titles: [],
}

/**
 * (exception, finding) of everything proposed or in force at a moment: those it names, and those its rule fits. A rule with
 * labels or a lineage fits a flaw of many images only where each asset on which it fails has them: what is accepted for the
 * test environment is not accepted for the same flaw in production.
 */
export function coversSql(tenantId: string, { at, knownAt }: Pick<Moment, 'at' | 'knownAt'>): Prisma.Sql {
  const horizon = new Date(Math.min(at.getTime(), knownAt.getTime()))
  const live = Prisma.sql`e.tenant_id = ${tenantId}::uuid AND e.requested_at <= ${horizon}
    AND (e.ended_at IS NULL OR e.ended_at > ${horizon}) AND (e.expires_at IS NULL OR e.expires_at > ${at})`
  const said = Prisma.sql`e.id AS exception_id, e.kind, e.expires_at, e.approved_at <= ${horizon} IS TRUE AS approved`
  const assets = Prisma.sql`JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tenantId}::uuid
      AND (e.lineage IS NULL OR a.lineage = e.lineage)
    JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id AND l.tenant_id = ${tenantId}::uuid
      AND (e.labels IS NULL OR l.labels @> e.labels)`
  const everywhere = Prisma.sql`((e.labels IS NULL AND e.lineage IS NULL) OR NOT ${failsOutsideSql(tenantId, { at, knownAt })})`
  return Prisma.sql`
    SELECT n.finding_id, ${said} FROM exception e
    JOIN exception_finding n ON n.tenant_id = e.tenant_id AND n.exception_id = e.id AND n.tenant_id = ${tenantId}::uuid
    WHERE ${live}
    UNION ALL
    SELECT f.id, ${said} FROM exception e
    JOIN finding f ON f.tenant_id = e.tenant_id AND f.check_key = ANY(e.check_keys) AND f.tenant_id = ${tenantId}::uuid ${assets}
    WHERE ${live} AND e.advisory IS NULL AND ${everywhere}
    UNION ALL
    SELECT f.id, ${said} FROM exception e
    JOIN finding f ON f.tenant_id = e.tenant_id AND f.advisory = e.advisory AND f.tenant_id = ${tenantId}::uuid ${assets}
    WHERE ${live} AND e.advisory IS NOT NULL AND ${everywhere}`
}

/**
 * CTEs `handled` and `answered`, of what {@link STATUS_SQL} speaks: the one exception that tells how a finding is handled at a moment. What is approved goes before what is
 * proposed, a false positive before a risk, what lasts longer before what does not.
 */
export function handledSql(tenantId: string, moment: Pick<Moment, 'at' | 'knownAt'>): Prisma.Sql {
  return Prisma.sql`handled AS MATERIALIZED (
    SELECT DISTINCT ON (finding_id) finding_id, exception_id, kind, expires_at, approved FROM (${coversSql(tenantId, moment)}) c
    ORDER BY finding_id, approved DESC, kind, expires_at DESC NULLS FIRST, exception_id), ${answeredSql(moment)}`
}

/** CTE `answered`: findings of which VEX documents say at a moment that nobody is affected by anything of theirs that fails. */
function answeredSql({ at, knownAt }: Pick<Moment, 'at' | 'knownAt'>): Prisma.Sql {
  return Prisma.sql`answered AS MATERIALIZED (SELECT finding_id FROM app.findings_answered(${at}::timestamptz, ${knownAt}::timestamptz))`
}

/** The status of finding `f`, of which `h` is what handles it; CTE `answered` is there. What people agreed on goes before what documents say. */
export const STATUS_SQL = Prisma.sql`CASE WHEN f.machine <> 'open' THEN 'closed'
  WHEN h.approved AND h.kind = 'false_positive' THEN 'false_positive' WHEN h.approved THEN 'accepted'
  WHEN f.advisory IS NOT NULL AND f.id IN (SELECT finding_id FROM answered) THEN 'not_affected'
  WHEN f.triage = 'new' THEN 'open' ELSE f.triage END`

/** CTEs that {@link fittingSql} wants: what handles findings and, of the past, findings as they stood. */
export function momentSql(tenantId: string, moment: Moment, filter: FindingFilter): Prisma.Sql {
  const handled = handledSql(tenantId, moment)
  return moment.past ? Prisma.sql`${handled}, ${stoodSql(tenantId, moment, filter.ids)}` : handled
}

/** `FROM … WHERE …` of the findings `f` that fit at a moment, with asset `a` and what handles them, `h`. */
export function fittingSql(tenantId: string, filter: FindingFilter, moment: Moment): Prisma.Sql {
  return Prisma.sql`
    FROM ${moment.past ? Prisma.sql`stood` : Prisma.sql`finding`} f
    JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tenantId}::uuid
    LEFT JOIN handled h ON h.finding_id = f.id
    WHERE f.tenant_id = ${tenantId}::uuid ${conditions(tenantId, filter, moment)}`
}

/** Only what is asked for becomes part of the statement, so that the plan fits it. */
function conditions(tenantId: string, filter: FindingFilter, moment: Moment): Prisma.Sql {
  const all: Prisma.Sql[] = []
  const uuids = (values: readonly string[]) => Prisma.sql`${[...values]}::uuid[]`
  const texts = (values: readonly string[]) => Prisma.sql`${[...values]}::text[]`
  if (filter.ids) all.push(Prisma.sql`f.id = ANY(${uuids(filter.ids)})`)
  else all.push(Prisma.sql`f.machine <> 'withdrawn'`)
  if (filter.statuses) {
    if (!filter.statuses.includes('closed')) all.push(Prisma.sql`f.machine = 'open'`)
    all.push(Prisma.sql`${STATUS_SQL} = ANY(${texts(filter.statuses)})`)
  }
  if (filter.severities) all.push(Prisma.sql`f.severity = ANY(${texts(filter.severities)})`)
  if (filter.assetIds) all.push(Prisma.sql`f.asset_id = ANY(${uuids(filter.assetIds)})`)
  if (filter.failingOn)
    all.push(Prisma.sql`f.id IN (SELECT k.finding_id FROM finding_key k WHERE k.tenant_id = ${tenantId}::uuid
      AND k.asset_id = ANY(${uuids(filter.failingOn)}) AND ${failsAtSql(tenantId, moment)})`)
  if (filter.assetKinds) all.push(Prisma.sql`a.kind = ANY(${texts(filter.assetKinds)})`)
  if (filter.lineage !== null) all.push(Prisma.sql`a.lineage = ${filter.lineage}`)
  if (filter.checkKeys) all.push(Prisma.sql`f.check_key = ANY(${uuids(filter.checkKeys)})`)
  if (filter.exceptKeys) all.push(Prisma.sql`NOT f.check_key = ANY(${uuids(filter.exceptKeys)})`)
  if (filter.package !== null) all.push(Prisma.sql`${PACKAGE_SQL} = ${filter.package}`)
  if (filter.advisory !== null) all.push(Prisma.sql`f.advisory = ${filter.advisory}`)
  if (filter.exploited !== null) all.push(Prisma.sql`${exploitedSql(tenantId)} = ${filter.exploited}`)
  if (filter.ownerId !== null) all.push(Prisma.sql`f.owner_id = ${filter.ownerId}::uuid`)
  if (filter.unowned) all.push(Prisma.sql`f.owner_id IS NULL`)
  if (filter.due === 'none') all.push(Prisma.sql`f.due_on IS NULL`)
  else if (filter.due) {
    const { from, to } = filter.due
    all.push(Prisma.sql`f.due_on IS NOT NULL AND f.machine = 'open'`)
    if (from) all.push(Prisma.sql`f.due_on >= ${from}::date`)
    if (to) all.push(Prisma.sql`f.due_on <= ${to}::date`)
  }
  if (filter.proposed)
    all.push(Prisma.sql`h.exception_id IS NOT NULL AND NOT h.approved AND f.machine = 'open'`)
  if (filter.seenBefore) all.push(Prisma.sql`f.first_seen < ${filter.seenBefore}`)
  if (filter.labels)
    all.push(Prisma.sql`EXISTS (SELECT 1 FROM label_set l WHERE l.tenant_id = ${tenantId}::uuid AND l.id = a.label_set_id
      AND l.labels @> ${JSON.stringify(filter.labels)}::jsonb)`)
  if (filter.exceptionId !== null)
    all.push(
      Prisma.sql`f.id IN (SELECT c.finding_id FROM (${coversSql(tenantId, moment)}) c WHERE c.exception_id = ${filter.exceptionId}::uuid)`,
    )
  if (filter.change) {
    const { kinds, from, to } = filter.change
    all.push(Prisma.sql`f.id IN (SELECT v.finding_id FROM finding_event v WHERE v.tenant_id = ${tenantId}::uuid
      AND v.kind = ANY(${texts(kinds)}) ${knownSql(moment)} ${from ? Prisma.sql`AND v.at >= ${from}` : Prisma.empty}
      ${to ? Prisma.sql`AND v.at < ${to}` : Prisma.empty})`)
  }
  if (filter.text !== null) {
    const like = likeOf(filter.text)
    const alike = Prisma.sql`f.title ILIKE ${like} OR f.subject ILIKE ${like} OR a.name ILIKE ${like}`
    all.push(
      filter.titles.length > 0
        ? Prisma.sql`(${alike} OR f.title = ANY(${texts(filter.titles)}))`
        : Prisma.sql`(${alike})`,
    )
  }
  return Prisma.sql`AND ${Prisma.join(all, ' AND ')}`
}

/** Whether finding `f` is of a flaw that is known to be exploited: by the uploaded list, or by the newest report that says anything of it. */
export const exploitedSql = (tenantId: string): Prisma.Sql => Prisma.sql`(f.advisory IS NOT NULL AND (
  EXISTS (SELECT 1 FROM advisory x JOIN vulnerability_list_entry e ON e.cve = ANY(x.aliases || x.id) AND e.list = 'kev'
    WHERE x.tenant_id = ${tenantId}::uuid AND x.id = f.advisory)
  OR EXISTS (SELECT 1 FROM advisory_risk x WHERE x.tenant_id = ${tenantId}::uuid AND x.advisory = f.advisory AND x.known_exploited)))`

/** FIRST's estimate for the flaw of finding `f`: the uploaded list's, else a report's; null where there is none. */
export const epssSql = (
  tenantId: string,
): Prisma.Sql => Prisma.sql`CASE WHEN f.advisory IS NULL THEN NULL ELSE coalesce(
  (SELECT max(e.score) FROM advisory x JOIN vulnerability_list_entry e ON e.cve = ANY(x.aliases || x.id) AND e.list = 'epss'
    WHERE x.tenant_id = ${tenantId}::uuid AND x.id = f.advisory),
  (SELECT x.epss FROM advisory_risk x WHERE x.tenant_id = ${tenantId}::uuid AND x.advisory = f.advisory)) END`

/** `deb/openssl`: type and name of the package of a vulnerability; '' of any other finding. */
export const PACKAGE_SQL = Prisma.sql`coalesce(f.package_type || '/' || f.package_name, '')`

/** Rank of a severity: the worst is 0. */
export const SEVERITY_SQL = Prisma.sql`array_position(ARRAY['critical', 'high', 'medium', 'low', 'info', 'unknown'], f.severity) - 1`
