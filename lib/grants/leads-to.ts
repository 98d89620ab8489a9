import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { OidcSettings } from '@/lib/core/oidc-settings'

/** Where a provider leads, as tenants are told: its servers and base, or its issuer. */
export function leadsTo(settings: LdapSettings | OidcSettings): string[] {
  return 'servers' in settings ? [...settings.servers, settings.people_base] : [settings.issuer]
}
