import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import {
  epssSql,
  exploitedSql,
  type FindingFilter,
  fittingSql,
  type Moment,
  momentSql,
  PACKAGE_SQL,
  SEVERITY_SQL,
  STATUS_SQL,
} from './finding-sql'

export interface FindingRow {
  id: string
  assetId: string
  assetKind: string
  assetName: string
  lineage: string | null
  checkKey: string
  subject: string
  /** What the tool says of the state that fails now, which tells faults of one subject apart; '' of what has ended, of vulnerabilities, and in the past. */
  detail: string
  title: string
  severity: string
  weight: number
  machine: 'open' | 'closed' | 'withdrawn'
  triage: string
  status: string
  ownerId: string | null
  /** `YYYY-MM-DD` */
  dueOn: string | null
  firstSeen: Date
  openedAt: Date
  closedAt: Date | null
  reopened: number
  version: number
  /** Of a vulnerability: `CVE-2024-3094`, `deb/openssl`, what is installed, what fixes it. */
  advisory: string | null
  package: string | null
  installed: string | null
  fixedIn: string | null
  exploited: boolean
  epss: number | null
  /** Sort value: what is exploited, then the worst, then the likeliest. */
  risk: number
  /** What handles it, or is proposed to. */
  exceptionId: string | null
  exceptionKind: 'risk' | 'false_positive' | null
  exceptionUntil: Date | null
  exceptionApproved: boolean | null
}

export const FINDING_SORTS = ['impact', 'risk', 'severity', 'first_seen', 'due', 'asset'] as const
export type FindingSort = (typeof FINDING_SORTS)[number]

export interface FindingPage {
  filter: FindingFilter
  moment: Moment
  sort: FindingSort
  /** Sort value and id of the last row of the page before. */
  after: { value: string | number; id: string } | null
  limit: number
}

/** Findings in one of six orders, each with a tie broken by id so that pages never overlap. */
export async function listFindings(tx: TenantTx, page: FindingPage): Promise<FindingRow[]> {
  const { key, order, beyond } = orders(tx.tenantId)[page.sort]
  return tx.db.$queryRaw<FindingRow[]>`
    WITH ${momentSql(tx.tenantId, page.moment, page.filter)}
    SELECT f.id, f.asset_id AS "assetId", a.kind AS "assetKind", a.name AS "assetName", a.lineage, f.check_key AS "checkKey", f.subject,
      ${page.moment.past ? Prisma.sql`''` : detailSql(tx.tenantId)} AS detail, f.title, f.severity, f.weight, f.machine, f.triage, ${STATUS_SQL} AS status, f.owner_id AS "ownerId", f.due_on::text AS "dueOn",
      f.first_seen AS "firstSeen", f.opened_at AS "openedAt", f.closed_at AS "closedAt", f.reopened, f.version,
      f.advisory, nullif(${PACKAGE_SQL}, '') AS package, f.package_version AS installed, f.fixed_in AS "fixedIn",
      h.exception_id AS "exceptionId", h.kind AS "exceptionKind", h.expires_at AS "exceptionUntil", h.approved AS "exceptionApproved",
      ${exploitedSql(tx.tenantId)} AS exploited, ${epssSql(tx.tenantId)} AS epss, ${riskSql(tx.tenantId)} AS risk
    ${fittingSql(tx.tenantId, page.filter, page.moment)} AND f.tenant_id = ${tx.tenantId}::uuid
      ${page.after ? Prisma.sql`AND (${key}, f.id) ${beyond(page.after.value, page.after.id)}` : Prisma.empty}
    ORDER BY ${order} LIMIT ${page.limit}`
}

function detailSql(tenantId: string): Prisma.Sql {
  return Prisma.sql`CASE WHEN f.advisory IS NULL AND f.machine = 'open' THEN coalesce((
      SELECT s.detail FROM finding_key k
      JOIN state_current s ON s.tenant_id = k.tenant_id AND s.asset_id = k.asset_id AND s.check_key = k.check_key
        AND s.subject_key = k.subject_key AND s.tenant_id = ${tenantId}::uuid
      WHERE k.tenant_id = ${tenantId}::uuid AND k.finding_id = f.id AND s.result = 'fail'
      ORDER BY s.valid_from DESC, s.asset_id LIMIT 1), '') ELSE '' END`
}

/** Without a due date comes last. */
const DUE = Prisma.sql`coalesce(f.due_on, '9999-12-31'::date)`

/** Known exploited before severity before EPSS, the greatest first. */
const riskSql = (tenantId: string): Prisma.Sql =>
  Prisma.sql`(${exploitedSql(tenantId)}::int * 1000000 + (5 - (${SEVERITY_SQL})) * 100000 + round(coalesce(${epssSql(tenantId)}, 0) * 9999))::int`

const orders = (
  tenantId: string,
): Readonly<
  Record<
    FindingSort,
    { key: Prisma.Sql; order: Prisma.Sql; beyond: (value: string | number, id: string) => Prisma.Sql }
  >
> => ({
  impact: {
    key: Prisma.sql`f.weight`,
    order: Prisma.sql`f.weight DESC, f.id DESC`,
    beyond: (value, id) => Prisma.sql`< (${value}::int, ${id}::uuid)`,
  },
  risk: {
    key: riskSql(tenantId),
    order: Prisma.sql`${riskSql(tenantId)} DESC, f.id DESC`,
    beyond: (value, id) => Prisma.sql`< (${value}::int, ${id}::uuid)`,
  },
  severity: {
    key: Prisma.sql`${SEVERITY_SQL}`,
    order: Prisma.sql`${SEVERITY_SQL}, f.id`,
    beyond: (value, id) => Prisma.sql`> (${value}::int, ${id}::uuid)`,
  },
  first_seen: {
    key: Prisma.sql`f.first_seen`,
    order: Prisma.sql`f.first_seen DESC, f.id DESC`,
    beyond: (value, id) => Prisma.sql`< (${new Date(Number(value))}::timestamptz, ${id}::uuid)`,
  },
  due: {
    key: DUE,
    order: Prisma.sql`${DUE}, f.id`,
    beyond: (value, id) => Prisma.sql`> (${value}::date, ${id}::uuid)`,
  },
  asset: {
    key: Prisma.sql`a.name`,
    order: Prisma.sql`a.name, f.id`,
    beyond: (value, id) => Prisma.sql`> (${value}::text, ${id}::uuid)`,
  },
})
