import type { Principal } from '@/lib/access/principal'
import { removeTotp } from '@/lib/store/accounts/remove-totp'
import { endOtherSessions } from '@/lib/store/sessions/end-other-sessions'
import { asPerson } from './as-person'
import { requireSecondFactor } from './require-second-factor'
import { rotateOwnSession } from './rotate-own-session'

/**
 * Takes one's own second factor away, for who has it and the password. A tenant that asks for one lets them in again once
 * another is set up. Answers the `Set-Cookie` header of the session, which goes on under a new id.
 * @throws Conflict, Invalid, Busy
 */
export async function removeSecondFactor(
  principal: Principal,
  given: { password: string; code: string },
  at: Date,
): Promise<string> {
  const { userId, sessionId } = await requireSecondFactor(principal, given, at)
  return asPerson(principal.actor, at, async (tx, tell) => {
    await tell({ sessionId, action: 'person.second_factor_removed' })
    await removeTotp(tx, userId)
    await endOtherSessions(tx, { userId, but: sessionId, why: 'second-factor-changed', at })
    return rotateOwnSession(tx, userId, sessionId, null)
  })
}
