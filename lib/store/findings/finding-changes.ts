import { firstIdOf } from '../first-id-of'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'
import { knownSql } from './known-sql'

export const EVIDENCE_CHANGES = ['opened', 'reopened', 'closed'] as const
export type EvidenceChange = (typeof EVIDENCE_CHANGES)[number]

export interface FindingChangeRow {
  /** Of the event. */
  id: string
  findingId: string
  kind: EvidenceChange
  at: Date
  submissionId: string | null
}

export interface ChangesPage {
  /** Which findings; what it says of changes is not looked at. */
  filter: FindingFilter
  moment: Moment
  from: Date
  /** Not included. */
  to: Date
  kind: EvidenceChange | null
  after: { at: Date; id: string } | null
  limit: number
}

/** What reports opened, reopened and closed in [from, to) of the findings that fit, newest first. */
export async function findingChanges(tx: TenantTx, page: ChangesPage): Promise<FindingChangeRow[]> {
  const { after, kind } = page
  return tx.db.$queryRaw<FindingChangeRow[]>`
    WITH ${momentSql(tx.tenantId, page.moment, page.filter)}, fitting AS (
      SELECT f.id ${fittingSql(tx.tenantId, { ...page.filter, change: null }, page.moment)} AND f.tenant_id = ${tx.tenantId}::uuid)
    SELECT v.id, v.finding_id AS "findingId", v.kind, v.at, v.submission_id AS "submissionId"
    FROM finding_event v
    WHERE v.tenant_id = ${tx.tenantId}::uuid AND v.at >= ${page.from} AND v.id >= ${firstIdOf(page.from)}::uuid AND v.at < ${page.to} ${knownSql(page.moment)}
      AND v.kind = ANY(${kind ? [kind] : [...EVIDENCE_CHANGES]}::text[]) AND v.finding_id IN (SELECT id FROM fitting)
      ${after ? Prisma.sql`AND (v.at, v.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
    ORDER BY v.at DESC, v.id DESC LIMIT ${page.limit}`
}

/** The number of findings that each kind of change happened to, in one statement. */
export async function countFindingChanges(
  tx: TenantTx,
  page: Pick<ChangesPage, 'filter' | 'moment' | 'from' | 'to'>,
): Promise<Map<EvidenceChange, number>> {
  const rows = await tx.db.$queryRaw<{ kind: EvidenceChange; count: number }[]>`
    WITH ${momentSql(tx.tenantId, page.moment, page.filter)}, fitting AS (
      SELECT f.id ${fittingSql(tx.tenantId, { ...page.filter, change: null }, page.moment)} AND f.tenant_id = ${tx.tenantId}::uuid)
    SELECT v.kind, count(DISTINCT v.finding_id)::int AS count FROM finding_event v
    WHERE v.tenant_id = ${tx.tenantId}::uuid AND v.at >= ${page.from} AND v.id >= ${firstIdOf(page.from)}::uuid AND v.at < ${page.to} ${knownSql(page.moment)}
      AND v.kind = ANY(${[...EVIDENCE_CHANGES]}::text[]) AND v.finding_id IN (SELECT id FROM fitting)
    GROUP BY v.kind`
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}
