import type { TenantTx } from '../in-tenant'

/** How many rules are proposed or in force at an instant. */
export async function countRules(tx: TenantTx, at: Date): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM exception
    WHERE tenant_id = ${tx.tenantId}::uuid AND (advisory IS NOT NULL OR cardinality(check_keys) > 0)
      AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > ${at})`
  return row?.count ?? 0
}
