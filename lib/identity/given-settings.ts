import { settings as serverSettings } from '@/lib/config/settings'
import { Invalid } from '@/lib/core/errors'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { OidcSettings } from '@/lib/core/oidc-settings'
import { checkLdapSettings } from '@/lib/directory/check-ldap-settings'
import { checkAddress } from '@/lib/outgoing/check-address'
import { checkCertificates } from './check-certificates'

/** Settings of one kind, as somebody gives them. */
export interface GivenSettings {
  ldap?: LdapSettings | undefined
  oidc?: OidcSettings | undefined
}
export type KindAndSettings =
  | { kind: 'ldap'; settings: LdapSettings }
  | { kind: 'oidc'; settings: OidcSettings }

/**
 * The one kind of settings that was given, checked as far as they can be without asking anybody; null when none was.
 * @throws Invalid when both were, or something cannot be right
 */
export function givenSettings({ ldap, oidc }: GivenSettings): KindAndSettings | null {
  if (ldap && oidc) {
    throw new Invalid('invalid_body', 'The body must have either "ldap" or "oidc".', { at: '/oidc' })
  }
  const { outgoingAllow } = serverSettings()
  if (ldap) {
    checkLdapSettings(ldap, outgoingAllow, '/ldap')
    checkCertificates(ldap.ca, '/ldap/ca')
    return { kind: 'ldap', settings: ldap }
  }
  if (!oidc) return null
  checkAddress(oidc.issuer, outgoingAllow, '/oidc/issuer')
  checkCertificates(oidc.ca, '/oidc/ca')
  return { kind: 'oidc', settings: oidc }
}
