import { lookup } from '@/lib/access/keys'
import { Busy, Invalid } from '@/lib/core/errors'
import { findUser } from '@/lib/store/people/find-user'
import { setPassword } from '@/lib/store/people/set-password'
import { endSession } from '@/lib/store/sessions/end-session'
import { listSessions } from '@/lib/store/sessions/list-sessions'
import { admitAttempt } from './admit-attempt'
import { hashPassword } from './hash-password'
import { recordPersonEvent } from './record-person-event'
import { verifyPassword } from './verify-password'

export interface PasswordChange {
  email: string
  current: string
  next: string
  /** The session that asks; every other one of theirs ends. */
  sessionId: string
  address: string | null
  at: Date
}

/**
 * Changes one's own password, for who knows the current one; guesses count as attempts to sign in.
 * @throws Invalid when the current password is wrong, Busy after too many guesses
 */
export async function changePassword(change: PasswordChange): Promise<void> {
  const { email, current, next, sessionId, address, at } = change
  const attempt = await admitAttempt({ email, address, at })
  if ('throttledSeconds' in attempt) {
    throw new Busy('throttled', 'Too many attempts. Try again later.', attempt.throttledSeconds, true)
  }
  const user = await findUser(lookup('sign-in'), email)
  if (!user || !(await verifyPassword(user.passwordHash, current))) {
    await attempt.failed()
    throw new Invalid('wrong_password', 'The current password is not this one.', { at: '/current' })
  }
  await attempt.succeeded()
  const actor = { kind: 'person', subject: user.id, label: user.name, provider: 'local', address } as const
  await recordPersonEvent({ actor, sessionId, action: 'person.password_changed', at })
  const key = lookup('session')
  await setPassword(key, user.id, await hashPassword(next))
  for (const { id } of await listSessions(key, user.id)) {
    if (id !== sessionId)
      await endSession(key, { userId: user.id, sessionId: id, why: 'password-changed', at })
  }
}
