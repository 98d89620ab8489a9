import { lookup } from '@/lib/access/keys'
import { accountSecrets } from '@/lib/store/accounts/account-secrets'
import { findUser } from '@/lib/store/people/find-user'
import { admitAttempt } from './admit-attempt'
import { checkSecondFactor } from './check-second-factor'
import { openLocalSession } from './open-local-session'
import { recordRefusedSignIn } from './record-refused-sign-in'
import { readTicket } from './sign-in-ticket'

export interface SecondStep {
  /** What {@link signIn} answered. */
  ticket: string
  /** Of the authenticator app, or a recovery code. */
  code: string
  address: string | null
  userAgent: string | null
  at: Date
}
export type SecondStepOutcome =
  | { outcome: 'ok'; sid: string; userId: string }
  | { outcome: 'wrong_code' }
  /** The ticket is too old, or the password was changed since: begin again. */
  | { outcome: 'too_late' }
  | { outcome: 'throttled'; seconds: number }

/** The second step of signing in: a code of the second factor, for whoever gave the right password minutes ago. */
export async function completeSignIn(step: SecondStep): Promise<SecondStepOutcome> {
  const { code, address, userAgent, at } = step
  const key = lookup('sign-in')
  const ticket = readTicket(step.ticket, at)
  const user = ticket && (await findUser(key, ticket.email))
  const secrets = user && (await accountSecrets(key, user.id))
  if (!ticket || !user || !secrets || user.disabledAt !== null || !ticket.isOf(secrets.passwordHash)) {
    return { outcome: 'too_late' }
  }
  const admitted = await admitAttempt({ email: user.email, address, at, step: 'code' })
  if ('throttledSeconds' in admitted) return { outcome: 'throttled', seconds: admitted.throttledSeconds }
  const used = await checkSecondFactor(user.id, secrets, code, at)
  if (used === null) {
    await admitted.failed()
    await recordRefusedSignIn(user.id, address, at, 'second_factor')
    return { outcome: 'wrong_code' }
  }
  await admitted.succeeded()
  const after = used === 'recovery' ? { recovery_codes_left: secrets.recoveryCodes.length - 1 } : undefined
  const { sid } = await openLocalSession({ user, address, userAgent, secondFactorAt: at, after, at })
  return { outcome: 'ok', sid, userId: user.id }
}
