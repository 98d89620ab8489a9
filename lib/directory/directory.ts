import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { OutgoingAllow } from '@/lib/outgoing/outgoing-rule'

/** A directory that can be asked. */
export interface Directory {
  settings: LdapSettings
  /** Of the account that looks people up. */
  bindPassword: string | null
  /** Where this server may connect to beyond the open internet. */
  allow: OutgoingAllow
}

/** Somebody as a directory knows them. */
export interface DirectoryPerson {
  dn: string
  /** What never changes of them. */
  subject: string
  login: string
  name: string
  email: string | null
  /** The directory says that the account is disabled, expired, or locked for good. */
  disabled: boolean
  /** `memberOf` of the entry, where settings ask for it. */
  memberOf: readonly string[]
}
