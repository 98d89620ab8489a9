import type { TenantTx } from '../in-tenant'

export interface EnrolmentRow {
  id: string
  agentId: string | null
  agentName: string | null
  most: number
  used: number
  quietAfterHours: number
  ownHost: boolean
  createdAt: Date
  createdBy: string | null
  expiresAt: Date
  revokedAt: Date | null
}

/** Codes that are good at an instant, the latest first; or one by id, whatever became of it. */
export async function listEnrolments(
  tx: TenantTx,
  { at, id = null }: { at: Date; id?: string | null },
): Promise<EnrolmentRow[]> {
  return tx.db.$queryRaw<EnrolmentRow[]>`
    SELECT e.id, e.agent_id AS "agentId", g.name AS "agentName", e.most, e.used, e.quiet_after_hours AS "quietAfterHours",
      e.own_host AS "ownHost", e.created_at AS "createdAt", a.label AS "createdBy", e.expires_at AS "expiresAt",
      e.revoked_at AS "revokedAt"
    FROM agent_enrolment e
    LEFT JOIN actor a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = e.created_by
    LEFT JOIN agent g ON g.tenant_id = ${tx.tenantId}::uuid AND g.id = e.agent_id
    WHERE e.tenant_id = ${tx.tenantId}::uuid
      AND CASE WHEN ${id}::uuid IS NULL THEN e.revoked_at IS NULL AND e.used < e.most AND e.expires_at > ${at} AND g.retired_at IS NULL
        ELSE e.id = ${id}::uuid END
    ORDER BY e.created_at DESC, e.id LIMIT 100`
}
