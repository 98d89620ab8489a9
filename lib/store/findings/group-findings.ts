import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import {
  type FindingFilter,
  fittingSql,
  type Moment,
  momentSql,
  PACKAGE_SQL,
  SEVERITY_SQL,
  STATUS_SQL,
} from './finding-sql'

export const GROUPINGS = ['check', 'asset', 'lineage', 'package'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface FindingGroupRow {
  /** A check's key, an asset's id, a repository, a package's type and name; '' where findings have none. */
  key: string
  /** Title of the check or name of the asset; of other groups the key. */
  label: string
  count: number
  /** Rank of the worst severity. */
  worst: number
  assets: number
  overdue: number
  /** What a fix of one of them is worth. */
  weight: number
  oldest: Date
  /** Of packages: what is printed as fixed versions, each once. */
  fixedIn: string[]
  /** Of packages: findings that no version is known to fix. */
  unfixed: number
  /** Of packages: an advisory is fixed by one version here and by another there, as in two releases of a distribution. */
  apart: boolean
}

export interface GroupPage {
  by: Grouping
  filter: FindingFilter
  moment: Moment
  /** The tenant's calendar day at that instant: what is due before it is overdue. */
  today: string
  after: { worst: number; count: number; key: string } | null
  limit: number
}

const KEYS: Readonly<Record<Grouping, { key: Prisma.Sql; label: Prisma.Sql }>> = {
  check: { key: Prisma.sql`f.check_key::text`, label: Prisma.sql`min(f.title)` },
  asset: { key: Prisma.sql`f.asset_id::text`, label: Prisma.sql`min(a.name)` },
  lineage: { key: Prisma.sql`coalesce(a.lineage, '')`, label: Prisma.sql`coalesce(min(a.lineage), '')` },
  package: { key: PACKAGE_SQL, label: Prisma.sql`min(${PACKAGE_SQL})` },
}

/** Groups of the findings that fit: those with the worst severity first, of these the largest. */
export async function groupFindings(tx: TenantTx, page: GroupPage): Promise<FindingGroupRow[]> {
  const { key, label } = KEYS[page.by]
  const { after } = page
  return tx.db.$queryRaw<FindingGroupRow[]>`
    WITH ${momentSql(tx.tenantId, page.moment, page.filter)}, grouped AS (
      SELECT ${key} AS key, ${label} AS label, count(*)::int AS count, min(${SEVERITY_SQL})::int AS worst,
        count(DISTINCT f.asset_id)::int AS assets, max(f.weight)::int AS weight, min(f.first_seen) AS oldest,
        coalesce(array_agg(DISTINCT f.fixed_in) FILTER (WHERE f.fixed_in <> ''), '{}') AS "fixedIn",
        (count(*) FILTER (WHERE f.fixed_in = ''))::int AS unfixed,
        count(DISTINCT (f.advisory, f.fixed_in)) FILTER (WHERE f.fixed_in <> '')
          > count(DISTINCT f.advisory) FILTER (WHERE f.fixed_in <> '') AS apart,
        (count(*) FILTER (WHERE f.due_on < ${page.today}::date AND ${STATUS_SQL} IN ('open', 'in_progress', 'fixed')))::int AS overdue
      ${fittingSql(tx.tenantId, page.filter, page.moment)} AND f.tenant_id = ${tx.tenantId}::uuid GROUP BY 1)
    SELECT g.* FROM grouped g
    ${after ? Prisma.sql`WHERE (g.worst, -g.count, g.key) > (${after.worst}::int, ${-after.count}::int, ${after.key})` : Prisma.empty}
    ORDER BY g.worst, g.count DESC, g.key LIMIT ${page.limit}`
}
