import type { TenantTx } from '../in-tenant'

/** Locks the tenant's identity providers until COMMIT, so that names and order stay right when two people change them at once. */
export async function lockIdentityProviders(tx: TenantTx): Promise<void> {
  await tx.db.$queryRaw`
    SELECT id FROM identity_provider WHERE tenant_id = ${tx.tenantId}::uuid AND removed_at IS NULL ORDER BY id FOR UPDATE`
}
