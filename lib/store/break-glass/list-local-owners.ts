import type { TenantTx } from '../in-tenant'

/** Who owns the tenant by a role given here, for all assets and without an end. */
export interface LocalOwnerRow {
  userId: string
  name: string
  email: string
  disabled: boolean
  breakGlass: boolean
  /** There is a password, and it is of their own choice. */
  password: boolean
  secondFactor: boolean
}

/** The owners of the tenant (with separate duties: its security administrators) with a local account whose role does not end, by name. */
export async function listLocalOwners(tx: TenantTx): Promise<LocalOwnerRow[]> {
  return tx.db.$queryRaw<LocalOwnerRow[]>`
    SELECT m.user_id AS "userId", n.name, n.email, n.disabled_at IS NOT NULL AS disabled, m.break_glass AS "breakGlass",
      a.has_password AND NOT a.must_change_password AS password, a.second_factor AS "secondFactor"
    FROM tenant t JOIN membership m ON m.tenant_id = t.id
    JOIN app.member_names() n ON n.user_id = m.user_id JOIN app.member_accounts() a ON a.user_id = m.user_id
    WHERE t.id = ${tx.tenantId}::uuid AND m.tenant_id = ${tx.tenantId}::uuid
      AND m.role = CASE WHEN t.separate_duties THEN 'security_admin' ELSE 'owner' END AND m.source = 'local' AND a.local
      AND (m.valid_from IS NULL OR m.valid_from <= now()) AND m.valid_until IS NULL AND m.label_rule IS NULL
    ORDER BY n.name, m.user_id`
}
