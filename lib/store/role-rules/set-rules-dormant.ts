import type { TenantTx } from '../in-tenant'

/** Lays the rules of a provider dormant since an instant, or with null wakes them; answers how many changed. */
export async function setRulesDormant(tx: TenantTx, providerId: string, since: Date | null): Promise<number> {
  return tx.db.$executeRaw`
    UPDATE role_rule SET dormant_since = ${since}
    WHERE tenant_id = ${tx.tenantId}::uuid AND provider_id = ${providerId}::uuid
      AND (dormant_since IS NULL) <> (${since}::timestamptz IS NULL)`
}
