import type { LdapValues, OidcValues } from './provider-form-values'

/** What a new provider's fields begin with, by the product. */
export const LDAP_PRESETS = {
  openldap: {
    servers: '',
    ca: '',
    bind_dn: '',
    people_base: '',
    people_filter: '(&(objectClass=inetOrgPerson)(uid={login}))',
    subject_attribute: 'entryUUID',
    login_attribute: 'uid',
    name_attribute: 'cn',
    email_attribute: 'mail',
    account_state: 'password_policy',
    groups: 'walk',
    groups_base: '',
    groups_filter: '',
  },
  active_directory: {
    servers: '',
    ca: '',
    bind_dn: '',
    people_base: '',
    people_filter: '(&(objectCategory=person)(objectClass=user)(sAMAccountName={login}))',
    subject_attribute: 'objectGUID',
    login_attribute: 'sAMAccountName',
    name_attribute: 'displayName',
    email_attribute: 'mail',
    account_state: 'active_directory',
    groups: 'matching_rule',
    groups_base: '',
    groups_filter: '',
  },
} as const satisfies Record<string, LdapValues>

const OIDC: OidcValues = {
  issuer: '',
  client_id: '',
  client_auth: 'client_secret_basic',
  ca: '',
  scopes: 'profile email',
  login_claim: 'preferred_username',
  name_claim: 'name',
  email_claim: 'email',
  groups_claim: 'groups',
  end_session: false,
}
export const OIDC_PRESETS = {
  oidc: OIDC,
  keycloak: OIDC,
  // Without `offline_access` there is no refresh token to ask again with.
  entra: { ...OIDC, client_auth: 'client_secret_post', scopes: 'profile email offline_access' },
} as const satisfies Record<string, OidcValues>

export type LdapPreset = keyof typeof LDAP_PRESETS
export type OidcPreset = keyof typeof OIDC_PRESETS
export type Preset = LdapPreset | OidcPreset
export const PRESETS = [
  'openldap',
  'active_directory',
  'oidc',
  'keycloak',
  'entra',
] as const satisfies readonly Preset[]

export const isLdapPreset = (preset: Preset): preset is LdapPreset => preset in LDAP_PRESETS

/** How each product writes what is asked for. */
export const EXAMPLES: Record<
  Preset,
  Partial<Record<'servers' | 'bind_dn' | 'people_base' | 'groups_base' | 'issuer', string>>
> = {
  openldap: {
    servers: 'ldaps://ldap1.example.com\nldap://ldap2.example.com',
    bind_dn: 'cn=plimsoll,ou=services,dc=example,dc=com',
    people_base: 'ou=people,dc=example,dc=com',
    groups_base: 'ou=groups,dc=example,dc=com',
  },
  active_directory: {
    servers: 'ldaps://dc1.corp.example.com\nldaps://dc2.corp.example.com',
    bind_dn: 'CN=svc-plimsoll,OU=Service,DC=corp,DC=example,DC=com',
    people_base: 'DC=corp,DC=example,DC=com',
    groups_base: 'DC=corp,DC=example,DC=com',
  },
  oidc: { issuer: 'https://id.example.com' },
  keycloak: { issuer: 'https://keycloak.example.com/realms/NAME' },
  entra: { issuer: 'https://login.microsoftonline.com/TENANT-ID/v2.0' },
}
