import type { Severity } from '@/lib/core/report'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { vulnerableStates } from '../statistics/vulnerable-states'

/** A flaw, and what it comes to in the tenant's assets at an instant. */
export interface VulnerabilitySummary {
  advisory: string
  aliases: string[]
  title: string | null
  severity: Severity
  assets: number
  /** `deb/openssl`; the first three by name, of so many. */
  packages: string[]
  packageCount: number
  /** Versions that fix it, the first three. */
  fixedIn: string[]
  fixable: boolean
  since: Date
  knownExploited: boolean
  /** FIRST's estimate, the uploaded list's before a report's. */
  epss: number | null
  /** CNNVD-…, CNVD-…. */
  otherIds: string[]
  /** Documents say of all of it that nobody is affected. */
  answered: boolean
  /** Highest CVSS base score that anybody printed. */
  cvss: number | null
  rank: number
}

export const VULNERABILITY_SORTS = ['risk', 'epss', 'assets', 'since'] as const
export type VulnerabilitySort = (typeof VULNERABILITY_SORTS)[number]

export interface VulnerabilityQuery {
  at: Date
  knownAt: Date
  severities: readonly string[] | null
  knownExploited: boolean | null
  fixable: boolean | null
  /** At least. */
  epss: number | null
  /** Those of which documents say that nobody is affected; null: all. */
  answered: boolean | null
  assetIds: readonly string[] | null
  package: string | null
  text: string | null
  advisories: readonly string[] | null
  sort: VulnerabilitySort
  after: { value: number; advisory: string } | null
  limit: number
}

/** What a flaw goes by: its own id and the others. */
const IDS = Prisma.sql`(g.advisory || a.aliases)`

/** Sort values, the greatest first; known exploited before severity before EPSS. */
const RANKS: Readonly<Record<VulnerabilitySort, Prisma.Sql>> = {
  risk: Prisma.sql`(r.exploited::int * 1000000 + (5 - g.severity) * 100000 + round(coalesce(r.epss, 0) * 9999))::bigint`,
  epss: Prisma.sql`round(coalesce(r.epss, -1) * 1000000)::bigint`,
  assets: Prisma.sql`g.assets::bigint`,
  since: Prisma.sql`(extract(epoch FROM date_trunc('milliseconds', g.since)) * 1000)::bigint`,
}
const SEVERITIES = Prisma.sql`ARRAY['critical', 'high', 'medium', 'low', 'info', 'unknown']`

/** Vulnerabilities that hold at an instant as known at another, on assets that are not retired then, one row an advisory. */
export async function listVulnerabilities(
  tx: TenantTx,
  query: VulnerabilityQuery,
): Promise<VulnerabilitySummary[]> {
  const { at, knownAt, after } = query
  const rank = RANKS[query.sort]
  return tx.db.$queryRaw<VulnerabilitySummary[]>`
    WITH answer AS MATERIALIZED (SELECT asset_id, subject_key FROM app.vex_answered(${at}::timestamptz, ${knownAt}::timestamptz)),
    grouped AS MATERIALIZED (
      SELECT v.advisory, min(array_position(${SEVERITIES}, s.severity) - 1) AS severity, count(DISTINCT s.asset_id)::int AS assets,
        array_agg(DISTINCT v.package_type || '/' || v.package_name) AS packages,
        array_agg(DISTINCT s.fixed_in) FILTER (WHERE s.fixed_in <> '') AS fixed_in, min(s.valid_from) AS since,
        bool_and(w.asset_id IS NOT NULL) AS answered
      FROM ${vulnerableStates(tx.tenantId, { at, knownAt })} s
      JOIN vulnerability v ON v.tenant_id = ${tx.tenantId}::uuid AND v.subject_key = s.subject_key
      LEFT JOIN answer w ON w.asset_id = s.asset_id AND w.subject_key = s.subject_key
      WHERE true ${conditions(query)}
      GROUP BY v.advisory
    )
    SELECT g.advisory, a.aliases, a.title, (${SEVERITIES})[g.severity + 1] AS severity, g.assets, g.packages[1:3] AS packages,
      cardinality(g.packages) AS "packageCount", coalesce(g.fixed_in[1:3], '{}') AS "fixedIn", g.fixed_in IS NOT NULL AS fixable, g.since,
      r.exploited AS "knownExploited", r.epss, o.ids AS "otherIds", g.answered,
      (SELECT max((one ->> 'score')::float8) FROM jsonb_array_elements(a.ratings) one) AS cvss, ${rank}::float8 AS rank
    FROM grouped g
    JOIN advisory a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = g.advisory
    LEFT JOIN advisory_risk k ON k.tenant_id = ${tx.tenantId}::uuid AND k.advisory = g.advisory
    LEFT JOIN LATERAL (SELECT coalesce(bool_or(e.list = 'kev'), false) AS kev, max(e.score) FILTER (WHERE e.list = 'epss') AS epss
      FROM vulnerability_list_entry e WHERE e.cve = ANY(${IDS}) AND e.list IN ('kev', 'epss')) l ON true
    LEFT JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT e.other_id ORDER BY e.other_id), '{}') AS ids
      FROM vulnerability_list_entry e WHERE e.cve = ANY(${IDS}) AND e.list IN ('cnnvd', 'cnvd')) o ON true
    CROSS JOIN LATERAL (SELECT l.kev OR coalesce(k.known_exploited, false) AS exploited, coalesce(l.epss, k.epss) AS epss) r
    WHERE true ${outer(query)} ${after ? Prisma.sql`AND (${rank}, g.advisory) < (${after.value}::bigint, ${after.advisory})` : Prisma.empty}
    ORDER BY ${rank} DESC, g.advisory DESC LIMIT ${query.limit}`
}

/** Of places. */
function conditions({ assetIds, package: name, advisories }: VulnerabilityQuery): Prisma.Sql {
  return Prisma.sql`${assetIds ? Prisma.sql`AND s.asset_id = ANY(${[...assetIds]}::uuid[])` : Prisma.empty}
    ${name ? Prisma.sql`AND v.package_type || '/' || v.package_name = ${name}` : Prisma.empty}
    ${advisories ? Prisma.sql`AND v.advisory = ANY(${[...advisories]}::text[])` : Prisma.empty}`
}

/** Of flaws. */
function outer({
  severities,
  knownExploited,
  fixable,
  epss,
  answered,
  text,
}: VulnerabilityQuery): Prisma.Sql {
  const all: Prisma.Sql[] = []
  if (severities) all.push(Prisma.sql`(${SEVERITIES})[g.severity + 1] = ANY(${[...severities]}::text[])`)
  if (knownExploited !== null) all.push(Prisma.sql`r.exploited = ${knownExploited}`)
  if (fixable !== null) all.push(Prisma.sql`(g.fixed_in IS NOT NULL) = ${fixable}`)
  if (epss !== null) all.push(Prisma.sql`r.epss >= ${epss}::float8`)
  if (answered !== null) all.push(Prisma.sql`g.answered = ${answered}`)
  if (text !== null)
    all.push(Prisma.sql`strpos(lower(concat_ws(' ', g.advisory, array_to_string(a.aliases, ' '), a.title, array_to_string(g.packages, ' '),
      array_to_string(o.ids, ' '))), lower(${text})) > 0`)
  return all.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(all, ' AND ')}`
}
