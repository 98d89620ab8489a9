import type { IdentityProviderRow } from '@/lib/store/identity-providers/identity-provider-row'

/** What the audit log says of a provider: everything but its secret, of which only that there is one. */
export function seenProvider({ kind, name, position, enabledAt, settings, sealed }: IdentityProviderRow) {
  return { kind, name, position, enabled: enabledAt !== null, settings, has_secret: sealed !== null }
}
