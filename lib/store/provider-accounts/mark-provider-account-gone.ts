import type { TenantTx } from '../in-tenant'

/** Notes that a provider no longer vouches for a person: they are in none of its groups from here on. */
export async function markProviderAccountGone(
  tx: TenantTx,
  { providerId, identityId, at }: { providerId: string; identityId: string; at: Date },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE provider_account SET groups = '{}', checked_at = ${at}, gone_at = coalesce(gone_at, ${at})
    WHERE tenant_id = ${tx.tenantId}::uuid AND identity_id = ${identityId}::uuid AND provider_id = ${providerId}::uuid`
}
