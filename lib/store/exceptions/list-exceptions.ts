import { failsOutsideSql } from '../findings/fails-outside-sql'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import type { ExceptionRow } from './exception-row'

export interface ExceptionsPage {
  ids: readonly string[] | null
  /** Of this finding: that name it or whose rule fits it, whatever became of them. */
  findingId: string | null
  /** Proposed or in force at the instant; false: those that are over; null: all. */
  live: boolean | null
  kind: 'risk' | 'false_positive' | null
  at: Date
  /** Of the last one of the page before: its expiry (null: none) and id. */
  after: { expiresAt: Date | null; id: string } | null
  limit: number
}

/** Exceptions, those that expire first at the top; those that never do at the end. */
export async function listExceptions(tx: TenantTx, page: ExceptionsPage): Promise<ExceptionRow[]> {
  const { at, after, live } = page
  const all: Prisma.Sql[] = [Prisma.sql`e.requested_at <= ${at}`]
  if (page.ids) all.push(Prisma.sql`e.id = ANY(${[...page.ids]}::uuid[])`)
  if (page.kind) all.push(Prisma.sql`e.kind = ${page.kind}`)
  if (live !== null)
    all.push(
      Prisma.sql`((e.ended_at IS NULL OR e.ended_at > ${at}) AND (e.expires_at IS NULL OR e.expires_at > ${at})) = ${live}`,
    )
  if (page.findingId)
    all.push(Prisma.sql`(EXISTS (SELECT 1 FROM exception_finding n WHERE n.tenant_id = ${tx.tenantId}::uuid
        AND n.exception_id = e.id AND n.finding_id = ${page.findingId}::uuid)
      OR EXISTS (SELECT 1 FROM finding f
        JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
        JOIN label_set l ON l.tenant_id = a.tenant_id AND l.id = a.label_set_id AND l.tenant_id = ${tx.tenantId}::uuid
        WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = ${page.findingId}::uuid
          AND CASE WHEN e.advisory IS NULL THEN f.check_key = ANY(e.check_keys) ELSE f.advisory = e.advisory END
          AND (e.lineage IS NULL OR a.lineage = e.lineage) AND (e.labels IS NULL OR l.labels @> e.labels)
          AND NOT ${failsOutsideSql(tx.tenantId, { at, knownAt: at })}))`)
  if (after)
    all.push(
      Prisma.sql`(coalesce(e.expires_at, 'infinity'), e.id) > (coalesce(${after.expiresAt}::timestamptz, 'infinity'), ${after.id}::uuid)`,
    )
  return tx.db.$queryRaw<ExceptionRow[]>`
    SELECT e.id, e.kind, e.check_keys AS "checkKeys", e.advisory, e.labels, e.lineage, e.reason, e.requester_ref AS "requesterRef",
      e.requested_at AS "requestedAt", e.approver_ref AS "approverRef", e.approved_at AS "approvedAt", e.expires_at AS "expiresAt",
      e.ended_at AS "endedAt", e.ended_why AS "endedWhy", e.ended_by AS "endedBy", e.note, e.log_index AS "logIndex",
      e.decision_log_index AS "decisionLogIndex"
    FROM exception e WHERE e.tenant_id = ${tx.tenantId}::uuid AND ${Prisma.join(all, ' AND ')}
    ORDER BY coalesce(e.expires_at, 'infinity'), e.id LIMIT ${page.limit}`
}
