import type { Entry } from 'ldapts'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import { entryText } from './entry-values'

/** userAccountControl, ACCOUNTDISABLE (MS-ADTS §2.2.16). */
const ACCOUNT_DISABLE = 0x2
/** accountExpires: never (MS-ADTS §3.1.1.5.3, both are in use). */
const NEVER = new Set(['', '0', '9223372036854775807'])
/** From 1601 to 1970, in milliseconds. */
const FILETIME_EPOCH_MS = 11_644_473_600_000n
/** pwdAccountLockedTime: until an administrator unlocks it (draft-behera-ldap-password-policy §5.3.3). */
const FOR_GOOD = '000001010000Z'

const ATTRIBUTES = {
  none: [],
  active_directory: ['userAccountControl', 'accountExpires'],
  password_policy: ['pwdAccountLockedTime', 'nsAccountLock'],
} as const satisfies Record<LdapSettings['account_state'], readonly string[]>

/** The attributes that {@link accountDisabled} reads. */
export function stateAttributes(state: LdapSettings['account_state']): readonly string[] {
  return ATTRIBUTES[state]
}

/**
 * Whether a directory says that an account is disabled, expired, or locked until somebody unlocks it. A lock that ends by itself
 * does not count: anyone can bring one about by guessing, and would end other people's sessions.
 */
export function accountDisabled(entry: Entry, state: LdapSettings['account_state'], at: Date): boolean {
  if (state === 'active_directory') {
    const flags = Number(entryText(entry, 'userAccountControl'))
    return (flags & ACCOUNT_DISABLE) !== 0 || isExpired(entryText(entry, 'accountExpires'), at)
  }
  if (state === 'password_policy') {
    return (
      entryText(entry, 'pwdAccountLockedTime') === FOR_GOOD ||
      entryText(entry, 'nsAccountLock').toLowerCase() === 'true'
    )
  }
  return false
}

function isExpired(fileTime: string, at: Date): boolean {
  if (NEVER.has(fileTime) || !/^[0-9]{1,19}$/.test(fileTime)) return false
  return BigInt(fileTime) / 10_000n - FILETIME_EPOCH_MS <= BigInt(at.getTime())
}
