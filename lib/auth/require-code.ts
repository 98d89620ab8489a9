import type { Principal } from '@/lib/access/principal'
import { Busy, Invalid } from '@/lib/core/errors'
import { admitAttempt } from './admit-attempt'

/**
 * Lets go on who gives a code that `check` takes; guesses count as attempts to sign in.
 * @throws Invalid when it is wrong, Busy after too many guesses
 */
export async function requireCode<T>(
  { actor }: Principal,
  email: string,
  check: () => Promise<T | null>,
  now: Date,
): Promise<T> {
  const attempt = await admitAttempt({
    email,
    address: actor.address,
    at: now,
    step: 'code',
  })
  if ('throttledSeconds' in attempt) {
    throw new Busy('throttled', 'Too many attempts. Try again later.', attempt.throttledSeconds, true)
  }
  const found = await check()
  if (found === null) {
    await attempt.failed()
    throw new Invalid('wrong_code', 'This code is not right, or was used before.', { at: '/code' })
  }
  await attempt.succeeded()
  return found
}
