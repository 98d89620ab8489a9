import type { TenantTx } from '../in-tenant'
import type { IdentityProviderRow } from './identity-provider-row'

/** Writes an identity provider as it now is: all that can change of it. */
export async function changeIdentityProvider(tx: TenantTx, row: IdentityProviderRow): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE identity_provider SET name = ${row.name}, position = ${row.position}, enabled_at = ${row.enabledAt},
      settings = ${JSON.stringify(row.settings)}::jsonb, sealed = ${row.sealed}, changed_at = ${row.changedAt}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${row.id}::uuid AND removed_at IS NULL`
}
