import type { TenantTx } from '../in-tenant'

/** Notes that a provider no longer vouches for anybody it vouched for until now: nobody is in any of its groups from here on. */
export async function forgetProviderAccounts(tx: TenantTx, providerId: string, at: Date): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE provider_account SET groups = '{}', checked_at = ${at}, gone_at = coalesce(gone_at, ${at})
    WHERE tenant_id = ${tx.tenantId}::uuid AND provider_id = ${providerId}::uuid`
}
