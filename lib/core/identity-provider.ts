/** A directory (LDAP, Active Directory), or an OpenID provider. */
export const PROVIDER_KINDS = ['ldap', 'oidc'] as const
export type ProviderKind = (typeof PROVIDER_KINDS)[number]

/** Providers at most in a tenant: the door shows every one. */
export const MOST_PROVIDERS = 10

/** The source of what a provider's groups give, as memberships and sessions name it. */
export function sourceOf({ kind, id }: { kind: ProviderKind; id: string }): `${ProviderKind}:${string}` {
  return `${kind}:${id}`
}

/** Where a provider's secret lies, for sealing; `lib/store/owner/sealed-columns.ts` says it in SQL. */
export function providerPlace(tenantId: string, id: string): string {
  return `identity_provider/${tenantId}/${id}`
}
