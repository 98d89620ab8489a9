import type { TenantTx } from '../in-tenant'
import type { RoleGiven } from './replace-provider-roles'

/** The roles that a source gave to these people in the tenant. */
export async function listSourceRoles(
  tx: TenantTx,
  source: string,
  userIds: readonly string[],
): Promise<RoleGiven[]> {
  return tx.db.$queryRaw<RoleGiven[]>`
    SELECT user_id AS "userId", role, label_rule AS "labelRule" FROM membership
    WHERE tenant_id = ${tx.tenantId}::uuid AND user_id = ANY(${[...userIds]}::uuid[])
      AND (source = ${source} OR starts_with(source, ${`${source}:`}))
    ORDER BY user_id, role, source`
}
