import type { Principal } from '@/lib/access/principal'
import { Busy, Invalid } from '@/lib/core/errors'
import { admitAttempt } from './admit-attempt'
import type { OwnAccount } from './own-account'
import { verifyPassword } from './verify-password'

/**
 * Lets go on who knows the password of their own account; guesses count as attempts to sign in. `at`: where it is in what
 * was sent.
 * @throws Invalid when it is wrong, Busy after too many guesses
 */
export async function requirePassword(
  { actor }: Principal,
  { secrets }: OwnAccount,
  given: { password: string; at: string },
  now: Date,
): Promise<void> {
  const attempt = await admitAttempt({ email: secrets.email, address: actor.address, at: now })
  if ('throttledSeconds' in attempt) {
    throw new Busy('throttled', 'Too many attempts. Try again later.', attempt.throttledSeconds, true)
  }
  if (!(await verifyPassword(secrets.passwordHash, given.password))) {
    await attempt.failed()
    throw new Invalid('wrong_password', 'The current password is not this one.', { at: given.at })
  }
  await attempt.succeeded()
}
