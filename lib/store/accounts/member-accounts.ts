import type { TenantTx } from '../in-tenant'

export interface MemberAccountRow {
  userId: string
  /** A local account; false: an identity provider vouches for them. */
  local: boolean
  secondFactor: boolean
  mustChangePassword: boolean
  hasPassword: boolean
}

/** How the accounts of the tenant's members are protected. */
export async function memberAccounts(tx: TenantTx): Promise<MemberAccountRow[]> {
  return tx.db.$queryRaw<MemberAccountRow[]>`
    SELECT a.user_id AS "userId", a.local, a.second_factor AS "secondFactor",
      a.must_change_password AS "mustChangePassword", a.has_password AS "hasPassword"
    FROM app.member_accounts() a
    WHERE EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.user_id = a.user_id)
    ORDER BY a.user_id`
}
