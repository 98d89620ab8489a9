import { lookup } from '@/lib/access/keys'
import { passwordExpiry } from '@/lib/core/password-expiry'
import { passwordFaults } from '@/lib/core/password-faults'
import type { AccountSecretsRow } from '@/lib/store/accounts/account-secrets'
import { requirePasswordChange } from '@/lib/store/accounts/require-password-change'
import { accountStanding } from './account-standing'
import { wordsAbout } from './words-about'

/**
 * Asks a person who gave the right password for another one where it is too old for one of their tenants, or not what one
 * of them takes (any more). From here on they may do nothing else.
 */
export async function holdWornPassword(
  userId: string,
  secrets: AccountSecretsRow,
  password: string,
  at: Date,
): Promise<void> {
  if (secrets.mustChangePassword) return
  const { rules, tenants } = await accountStanding(userId, at)
  const secondFactor = secrets.totpSince !== null
  const expiry = passwordExpiry(secrets.passwordChangedAt, rules, secondFactor)
  const faults = passwordFaults(password, rules, { secondFactor, about: wordsAbout(secrets, tenants) })
  if ((expiry !== null && expiry <= at) || faults.length > 0) {
    await requirePasswordChange(lookup('sign-in'), userId)
  }
}
