import type { TenantTx } from '../in-tenant'

/**
 * How many people are owners now and without an end, and may sign in. Where duties are separated: security administrators whose
 * role counts, since they manage people then.
 */
export async function countLastingOwners(tx: TenantTx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT m.user_id)::int AS n
    FROM tenant t JOIN membership m ON m.tenant_id = t.id JOIN app.member_names() p ON p.user_id = m.user_id
    WHERE t.id = ${tx.tenantId}::uuid AND m.tenant_id = ${tx.tenantId}::uuid
      AND m.role = CASE WHEN t.separate_duties THEN 'security_admin' ELSE 'owner' END AND m.valid_until IS NULL
      AND (m.valid_from IS NULL OR m.valid_from <= now())
      AND NOT (t.separate_duties AND EXISTS (SELECT 1 FROM membership o
        WHERE o.tenant_id = m.tenant_id AND o.user_id = m.user_id AND o.role IN ('system_admin', 'audit_admin')
          AND (m.source <> 'local' OR o.source = 'local')))
      AND p.disabled_at IS NULL`
  return rows[0]?.n ?? 0
}
