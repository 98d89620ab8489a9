import type { PersonRole } from '@/lib/access/roles'
import type { TenantTx } from '../in-tenant'

export interface MembershipRow {
  userId: string
  email: string
  name: string
  disabledAt: Date | null
  role: PersonRole
  source: string
  validFrom: Date | null
  validUntil: Date | null
  /** What limits the role to some assets, as it is kept; null: nothing does. */
  labelRule: unknown
}

/** Every role of everyone in the tenant, by name; a person is there once a role and source. */
export async function listMembers(tx: TenantTx, userId: string | null = null): Promise<MembershipRow[]> {
  return tx.db.$queryRaw<MembershipRow[]>`
    SELECT m.user_id AS "userId", n.email, n.name, n.disabled_at AS "disabledAt", m.role, m.source,
      m.valid_from AS "validFrom", m.valid_until AS "validUntil", m.label_rule AS "labelRule"
    FROM membership m JOIN app.member_names() n ON n.user_id = m.user_id
    WHERE m.tenant_id = ${tx.tenantId}::uuid AND (${userId}::uuid IS NULL OR m.user_id = ${userId}::uuid)
    ORDER BY n.name, m.user_id, m.role, m.source`
}
