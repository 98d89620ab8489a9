import type { RoleRule } from '@/lib/access/role-rule'
import type { TenantTx } from '../in-tenant'

/** The rules that give roles in the tenant to groups of a provider (its own, or the platform's), as they were made. */
export async function listRoleRules(tx: TenantTx, providerId: string): Promise<RoleRule[]> {
  return tx.db.$queryRaw<RoleRule[]>`
    SELECT id, match, value, role, label_rule AS "labelRule", dormant_since IS NOT NULL AS dormant FROM role_rule
    WHERE tenant_id = ${tx.tenantId}::uuid AND provider_id = ${providerId}::uuid ORDER BY id`
}
