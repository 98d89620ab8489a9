import type { TenantTx } from '../in-tenant'

/**
 * How many people own the tenant now and for good: by a role given here, without an end and for all assets, and may sign in.
 * Whom a provider makes an owner does not count: its groups, its rules or the provider itself may be gone tomorrow. Where
 * duties are separated: security administrators whose role counts, since they manage people then. Where local passwords are
 * closed, only those who are kept as break-glass owners, with a password of their own, can still get in.
 */
export async function countLastingOwners(tx: TenantTx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT m.user_id)::int AS n
    FROM tenant t JOIN membership m ON m.tenant_id = t.id JOIN app.member_names() p ON p.user_id = m.user_id
    WHERE t.id = ${tx.tenantId}::uuid AND m.tenant_id = ${tx.tenantId}::uuid AND m.source = 'local'
      AND m.role = CASE WHEN t.separate_duties THEN 'security_admin' ELSE 'owner' END
      AND (m.valid_from IS NULL OR m.valid_from <= now()) AND m.valid_until IS NULL AND m.label_rule IS NULL
      AND NOT (t.separate_duties AND EXISTS (SELECT 1 FROM membership o
        WHERE o.tenant_id = m.tenant_id AND o.user_id = m.user_id AND o.source = 'local'
          AND o.role IN ('system_admin', 'audit_admin')))
      AND p.disabled_at IS NULL
      AND (t.local_sign_in = 'everyone' OR (m.break_glass AND EXISTS (SELECT 1 FROM app.member_accounts() a
        WHERE a.user_id = m.user_id AND a.has_password AND NOT a.must_change_password)))`
  return rows[0]?.n ?? 0
}
