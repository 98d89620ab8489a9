import type { TenantTx } from '../in-tenant'
import type { IdentityProviderRow } from './identity-provider-row'

/**
 * An identity provider as it is at this instant, held so until COMMIT: who changes it, switches it off or removes it waits. Null where there
 * is none any more.
 */
export async function holdIdentityProvider(tx: TenantTx, id: string): Promise<IdentityProviderRow | null> {
  const rows = await tx.db.$queryRaw<IdentityProviderRow[]>`
    SELECT id, kind, name, position, enabled_at AS "enabledAt", settings, sealed, created_at AS "createdAt",
      changed_at AS "changedAt"
    FROM identity_provider WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND removed_at IS NULL FOR SHARE`
  return rows[0] ?? null
}
