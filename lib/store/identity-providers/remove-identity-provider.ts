import type { TenantTx } from '../in-tenant'

/** Takes an identity provider away with its secret; who came by it stays known under their name. */
export async function removeIdentityProvider(tx: TenantTx, id: string, at: Date): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE identity_provider SET removed_at = ${at}, enabled_at = NULL, sealed = NULL, changed_at = ${at}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND removed_at IS NULL`
}
