import type { TenantTx } from '../in-tenant'

export interface SupportRow {
  userId: string
  name: string
  role: 'viewer' | 'auditor'
  since: Date
  until: Date
}

/** Administrators of the platform whom an owner lets in for a while, and who may enter now. */
export async function listSupport(tx: TenantTx, at: Date): Promise<SupportRow[]> {
  return tx.db.$queryRaw<SupportRow[]>`
    SELECT m.user_id AS "userId", n.name, m.role, m.valid_from AS since, m.valid_until AS until
    FROM membership m JOIN app.member_names() n ON n.user_id = m.user_id
    WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.source = 'support' AND m.valid_until > ${at} ORDER BY m.valid_until, n.name`
}
