import type { TenantTx } from '../in-tenant'

export interface MemberSessionRow {
  id: string
  userId: string
  name: string
  email: string
  createdAt: Date
  /** When it was first and last used in the tenant. */
  firstSeenAt: Date
  lastSeenAt: Date
  expiresAt: Date
  provider: string
  address: string | null
  userAgent: string | null
  secondFactorAt: Date | null
}

/** Open sessions that were used in the tenant, last used first; of one member, or of all. */
export async function memberSessions(
  tx: TenantTx,
  userId: string | null,
  at: Date,
): Promise<MemberSessionRow[]> {
  return tx.db.$queryRaw<MemberSessionRow[]>`
    SELECT s.id, s.user_id AS "userId", s.name, s.email, s.created_at AS "createdAt", s.first_seen_at AS "firstSeenAt",
      s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.provider, s.address, s.user_agent AS "userAgent",
      s.second_factor_at AS "secondFactorAt"
    FROM app.member_sessions(${userId}::uuid, ${at}::timestamptz) s
    JOIN session_visit v ON v.tenant_id = ${tx.tenantId}::uuid AND v.session_id = s.id
    ORDER BY s.last_seen_at DESC, s.id`
}
