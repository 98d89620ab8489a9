import type { TenantTx } from '../in-tenant'

/** Keeps these people as break-glass owners, and no others: by the role that `listLocalOwners` goes by. */
export async function setBreakGlass(tx: TenantTx, userIds: readonly string[]): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE membership m SET break_glass = k.keep
    FROM (SELECT o.user_id, o.role, o.source, o.user_id = ANY(${[...userIds]}::uuid[])
        AND o.role = CASE WHEN t.separate_duties THEN 'security_admin' ELSE 'owner' END AS keep
      FROM membership o JOIN tenant t ON t.id = o.tenant_id
      WHERE t.id = ${tx.tenantId}::uuid AND o.tenant_id = ${tx.tenantId}::uuid AND o.source = 'local') k
    WHERE m.tenant_id = ${tx.tenantId}::uuid AND (m.user_id, m.role, m.source) = (k.user_id, k.role, k.source)
      AND m.break_glass <> k.keep`
}
