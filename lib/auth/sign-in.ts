import { lookup } from '@/lib/access/keys'
import { accountSecrets } from '@/lib/store/accounts/account-secrets'
import { findUser } from '@/lib/store/people/find-user'
import { setPassword } from '@/lib/store/people/set-password'
import { admitAttempt } from './admit-attempt'
import { hashPassword } from './hash-password'
import { holdWornPassword } from './hold-worn-password'
import { openLocalSession } from './open-local-session'
import { isWeakHash } from './password-cost'
import { recordRefusedSignIn } from './record-refused-sign-in'
import { signInTicket } from './sign-in-ticket'
import { verifyPassword } from './verify-password'

export interface SignInAttempt {
  email: string
  password: string
  address: string | null
  userAgent: string | null
  at: Date
}
export type SignInOutcome =
  /** `sid` is the opaque id the cookie carries; only its SHA-256 is kept. */
  | { outcome: 'ok'; sid: string; userId: string }
  /** Unknown, disabled or wrong password: nobody is told which. */
  | { outcome: 'wrong' }
  /** The password was right; a code of the second factor is asked for with this ticket. */
  | { outcome: 'second_factor'; ticket: string }
  | { outcome: 'throttled'; seconds: number }

/**
 * Signs a person in with e-mail and password. Who has a second factor gets a ticket instead, with which `completeSignIn`
 * takes the code: only whoever knows the password learns that there is one. A password that the person's tenants no longer
 * take, or that is too old, lets them in to nothing but choosing another.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
  const { password, address, userAgent, at } = attempt
  const email = attempt.email.trim().normalize('NFC').toLowerCase()
  const admitted = await admitAttempt({ email, address, at })
  if ('throttledSeconds' in admitted) return { outcome: 'throttled', seconds: admitted.throttledSeconds }
  const key = lookup('sign-in')
  const user = await findUser(key, email)
  const right = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || user.disabledAt !== null || !right || user.passwordHash === null) {
    await admitted.failed()
    // For an account that there is not too, so that nobody can tell by the time it takes.
    await recordRefusedSignIn(user?.id ?? null, address, at)
    return { outcome: 'wrong' }
  }
  await admitted.succeeded()
  let hash = user.passwordHash
  if (isWeakHash(hash)) {
    hash = await hashPassword(password)
    await setPassword(key, user.id, hash)
  }
  const secrets = await accountSecrets(key, user.id)
  if (!secrets) return { outcome: 'wrong' }
  await holdWornPassword(user.id, secrets, password, at)
  if (secrets.totpSince !== null) return { outcome: 'second_factor', ticket: signInTicket(email, hash, at) }
  const { sid } = await openLocalSession({ user, address, userAgent, secondFactorAt: null, at })
  return { outcome: 'ok', sid, userId: user.id }
}
