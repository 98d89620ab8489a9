import type { TenantTx } from '../in-tenant'

/** How many rules of each provider wait to be confirmed; a provider without any is not named. */
export async function countDormantRules(tx: TenantTx): Promise<{ providerId: string; rules: number }[]> {
  return tx.db.$queryRaw<{ providerId: string; rules: number }[]>`
    SELECT provider_id AS "providerId", count(*)::int AS rules FROM role_rule
    WHERE tenant_id = ${tx.tenantId}::uuid AND dormant_since IS NOT NULL GROUP BY provider_id ORDER BY provider_id`
}
