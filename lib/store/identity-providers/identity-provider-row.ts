import type { ProviderKind } from '@/lib/core/identity-provider'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { OidcSettings } from '@/lib/core/oidc-settings'

interface Common {
  id: string
  name: string
  /** The door shows them in this order. */
  position: number
  /** Null: nobody comes in by it. */
  enabledAt: Date | null
  /** Bind password or client secret, sealed at `providerPlace`. */
  sealed: Uint8Array<ArrayBuffer> | null
  createdAt: Date
  changedAt: Date
}

export type LdapProviderRow = Common & { kind: 'ldap'; settings: LdapSettings }
export type OidcProviderRow = Common & { kind: 'oidc'; settings: OidcSettings }
export type IdentityProviderRow = LdapProviderRow | OidcProviderRow
export type SettingsOf<K extends ProviderKind> = Extract<IdentityProviderRow, { kind: K }>['settings']
