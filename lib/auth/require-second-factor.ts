import type { Principal } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { checkSecondFactor } from './check-second-factor'
import { type OwnAccount, ownAccount } from './own-account'
import { requireCode } from './require-code'
import { requirePassword } from './require-password'

/**
 * Lets go on who knows both the password and a code (or a recovery code) of their own account.
 * @throws Conflict when there is no second factor, Invalid, Busy
 */
export async function requireSecondFactor(
  principal: Principal,
  { password, code }: { password: string; code: string },
  at: Date,
): Promise<OwnAccount> {
  const account = await ownAccount(principal)
  const { userId, secrets } = account
  if (secrets.totpSince === null) throw new Conflict('no_second_factor', 'There is no second factor.')
  await requirePassword(principal, account, { password, at: '/password' }, at)
  await requireCode(principal, secrets.email, () => checkSecondFactor(userId, secrets, code, at), at)
  return account
}
