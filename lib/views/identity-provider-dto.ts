import { publicId } from '@/lib/core/public-id'
import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'
import type { IdentityProviderDto } from './identity-provider.schema'

/** A provider as its owners see it: everything but its secret. */
export function identityProviderDto(row: IdentityProviderRow): IdentityProviderDto {
  return {
    id: publicId('identity_provider', row.id),
    kind: row.kind,
    name: row.name,
    of: 'tenant',
    position: row.position,
    enabled_at: row.enabledAt?.toISOString() ?? null,
    has_secret: row.sealed !== null,
    ldap: row.kind === 'ldap' ? row.settings : null,
    oidc: row.kind === 'oidc' ? row.settings : null,
    created_at: row.createdAt.toISOString(),
    changed_at: row.changedAt.toISOString(),
    rules_to_confirm: 0,
  }
}

/** A provider of the platform as a tenant sees it: that there is one, by name. */
export function sharedProviderDto(row: IdentityProviderRow): IdentityProviderDto {
  return { ...identityProviderDto(row), of: 'platform', ldap: null, oidc: null, has_secret: false }
}
