import type { IdentityProviderDto } from '@/lib/views/identity-provider.schema'

export type LdapSettings = NonNullable<IdentityProviderDto['ldap']>
export type OidcSettings = NonNullable<IdentityProviderDto['oidc']>

/** Settings as fields hold them: texts, empty where there is nothing. */
export type LdapValues = Omit<LdapSettings, 'servers' | 'ca' | 'bind_dn' | 'groups_base' | 'groups_filter'> &
  Record<'servers' | 'ca' | 'bind_dn' | 'groups_base' | 'groups_filter', string>
export type OidcValues = Omit<OidcSettings, 'ca' | 'scopes' | 'groups_claim'> &
  Record<'ca' | 'scopes' | 'groups_claim', string>

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
const words = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '')

export function ldapValues(settings: LdapSettings): LdapValues {
  const { servers, ca, bind_dn, groups_base, groups_filter } = settings
  return {
    ...settings,
    servers: servers.join('\n'),
    ca: ca ?? '',
    bind_dn: bind_dn ?? '',
    groups_base: groups_base ?? '',
    groups_filter: groups_filter ?? '',
  }
}

export function ldapSettings(values: LdapValues): LdapSettings {
  const { servers, ca, bind_dn, groups_base, groups_filter } = values
  return {
    ...values,
    servers: words(servers),
    ca: orNull(ca),
    bind_dn: orNull(bind_dn),
    groups_base: orNull(groups_base),
    groups_filter: orNull(groups_filter),
  }
}

export function oidcValues(settings: OidcSettings): OidcValues {
  const { ca, scopes, groups_claim } = settings
  return { ...settings, ca: ca ?? '', scopes: scopes.join(' '), groups_claim: groups_claim ?? '' }
}

export function oidcSettings(values: OidcValues): OidcSettings {
  const { ca, scopes, groups_claim } = values
  return { ...values, ca: orNull(ca), scopes: words(scopes), groups_claim: orNull(groups_claim) }
}
