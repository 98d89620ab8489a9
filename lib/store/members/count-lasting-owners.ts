import type { TenantTx } from '../in-tenant'

/** How many people are owners now and without an end, and may sign in. */
export async function countLastingOwners(tx: TenantTx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT m.user_id)::int AS n FROM membership m JOIN app.member_names() p ON p.user_id = m.user_id
    WHERE m.tenant_id = ${tx.tenantId}::uuid AND m.role = 'owner' AND m.valid_until IS NULL
      AND (m.valid_from IS NULL OR m.valid_from <= now()) AND p.disabled_at IS NULL`
  return rows[0]?.n ?? 0
}
