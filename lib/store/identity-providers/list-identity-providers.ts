import type { TenantTx } from '../in-tenant'
import type { IdentityProviderRow } from './identity-provider-row'

/** The tenant's identity providers (with the key of the house: the platform's) in their order; or the one of an id. */
export async function listIdentityProviders(
  tx: TenantTx,
  id: string | null = null,
): Promise<IdentityProviderRow[]> {
  return tx.db.$queryRaw<IdentityProviderRow[]>`
    SELECT id, kind, name, position, enabled_at AS "enabledAt", settings, sealed, created_at AS "createdAt",
      changed_at AS "changedAt"
    FROM identity_provider
    WHERE tenant_id = ${tx.tenantId}::uuid AND removed_at IS NULL AND (${id}::uuid IS NULL OR id = ${id}::uuid)
    ORDER BY position, id`
}
