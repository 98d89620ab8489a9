import type { TenantTx } from '../in-tenant'

/**
 * How many people own the tenant for good: by a role given here, without an end and for all assets, and may sign in. Whom a
 * provider makes an owner does not count: its groups, its rules or the provider itself may be gone tomorrow.
 */
export async function countLastingOwners(tx: TenantTx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT m.user_id)::int AS n FROM membership m JOIN app.member_names() p ON p.user_id = m.user_id
    WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.role = 'owner' AND m.source = 'local'
      AND m.valid_from IS NULL AND m.valid_until IS NULL AND m.label_rule IS NULL AND p.disabled_at IS NULL`
  return rows[0]?.n ?? 0
}
