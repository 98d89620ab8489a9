import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'
import type { IdentityProviderRow } from './identity-provider-row'

/** Keeps a new identity provider. */
export async function insertIdentityProvider(tx: TenantTx, row: IdentityProviderRow): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO identity_provider (tenant_id, id, kind, name, position, enabled_at, settings, sealed, created_at, created_by,
      changed_at)
    VALUES (${tx.tenantId}::uuid, ${row.id}::uuid, ${row.kind}, ${row.name}, ${row.position}, ${row.enabledAt},
      ${JSON.stringify(row.settings)}::jsonb, ${row.sealed}, ${row.createdAt}, ${await ensureActor(tx)}::uuid, ${row.changedAt})`
}
