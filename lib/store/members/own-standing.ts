import type { PersonRole } from '@/lib/access/roles'
import type { TenantTx } from '../in-tenant'

export interface OwnStanding {
  /** Roles in force; null: no end. */
  roles: { role: PersonRole; validUntil: Date | null }[]
  /** Null where the key does not reach assessments. */
  openAssessments: number | null
  /** Judgements of others that wait for an approval; null where they may not approve. */
  toApprove: number | null
}

interface Row extends Omit<OwnStanding, 'roles'> {
  roles: { role: PersonRole; validUntil: string | null }[]
}

/** What a person is in the tenant and what waits there for them, in one statement. */
export async function ownStanding(tx: TenantTx, userId: string, at: Date): Promise<OwnStanding> {
  const [row] = await tx.db.$queryRaw<Row[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'validUntil', r.until) ORDER BY r.role), '[]') FROM (
        SELECT m.role, CASE WHEN bool_or(m.valid_until IS NULL) THEN NULL ELSE max(m.valid_until) END AS until FROM membership m
        WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.user_id = ${userId}::uuid
          AND (m.valid_from IS NULL OR m.valid_from <= ${at}) AND (m.valid_until IS NULL OR m.valid_until > ${at})
        GROUP BY m.role) r) AS roles,
      CASE WHEN ${tx.scope.may('assessments.read')} THEN (SELECT count(*)::int FROM assessment a
        WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.archived_at IS NULL) END AS "openAssessments",
      CASE WHEN ${tx.scope.may('determinations.approve')} THEN (SELECT count(*)::int FROM determination d
        JOIN assessment a ON a.tenant_id = d.tenant_id AND a.id = d.assessment_id AND a.archived_at IS NULL
        JOIN actor w ON w.tenant_id = d.tenant_id AND w.id = d.author_ref
        WHERE d.tenant_id = ${tx.tenantId}::uuid AND d.approved_at IS NULL AND d.ended_at IS NULL
          AND (d.expires_at IS NULL OR d.expires_at > ${at})
          AND NOT (w.kind = 'person' AND w.subject = ${userId})) END AS "toApprove"`
  if (!row) throw new Error('a statement without FROM answered nothing')
  return {
    ...row,
    roles: row.roles.map(({ role, validUntil }) => ({
      role,
      validUntil: validUntil ? new Date(validUntil) : null,
    })),
  }
}
