import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { seal } from '@/lib/seal/seal'
import { beginTotp } from '@/lib/store/accounts/begin-totp'
import { newTotpSecret } from './new-totp-secret'
import { ownAccount } from './own-account'
import { requirePassword } from './require-password'
import { totp } from './totp'
import { totpPlace } from './totp-place'

/**
 * Makes the secret of a second factor, for who knows the password: a stolen session cannot lock its owner out by one. It
 * counts once a code of it was given (`confirmSecondFactor`).
 * @throws Conflict when there is one already, Invalid, Busy
 */
export async function beginSecondFactor(
  principal: Principal,
  password: string,
  at: Date,
): Promise<{ secret: string; uri: string }> {
  const account = await ownAccount(principal)
  await requirePassword(principal, account, { password, at: '/password' }, at)
  const { userId, secrets } = account
  const secret = newTotpSecret()
  if (!(await beginTotp(lookup('session'), userId, seal(secret, totpPlace(userId))))) {
    throw new Conflict('has_second_factor', 'There is a second factor already. Remove it to set up another.')
  }
  return { secret, uri: totp(secret, secrets.email).toString() }
}
