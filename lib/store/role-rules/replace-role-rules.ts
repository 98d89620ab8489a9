import type { RoleRule } from '@/lib/access/role-rule'
import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

/** Keeps exactly these rules of a provider; one that was there keeps who made it. */
export async function replaceRoleRules(
  tx: TenantTx,
  { providerId, rules, at }: { providerId: string; rules: readonly RoleRule[]; at: Date },
): Promise<void> {
  await tx.db.$executeRaw`
    DELETE FROM role_rule WHERE tenant_id = ${tx.tenantId}::uuid AND provider_id = ${providerId}::uuid
      AND NOT id = ANY(${rules.map(({ id }) => id)}::uuid[])`
  if (rules.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO role_rule (tenant_id, id, provider_id, match, value, role, label_rule, created_at, created_by)
    SELECT ${tx.tenantId}::uuid, r.id, ${providerId}::uuid, r.match, r.value, r.role, r.label_rule::jsonb, ${at},
      ${await ensureActor(tx)}::uuid
    FROM unnest(${rules.map(({ id }) => id)}::uuid[], ${rules.map(({ match }) => match)}::text[],
      ${rules.map(({ value }) => value)}::text[], ${rules.map(({ role }) => role)}::text[],
      ${rules.map(({ labelRule }) => (labelRule === null ? null : JSON.stringify(labelRule)))}::text[])
      AS r(id, match, value, role, label_rule)
    ON CONFLICT (tenant_id, id) DO UPDATE SET match = excluded.match, value = excluded.value, role = excluded.role,
      label_rule = excluded.label_rule
    WHERE role_rule.provider_id = excluded.provider_id`
}
