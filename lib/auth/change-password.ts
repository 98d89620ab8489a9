import type { Principal } from '@/lib/access/principal'
import { changePassword as keepPassword } from '@/lib/store/accounts/change-password'
import { endOtherSessions } from '@/lib/store/sessions/end-other-sessions'
import { accountStanding } from './account-standing'
import { asPerson } from './as-person'
import { hashPassword } from './hash-password'
import { ownAccount } from './own-account'
import { requireGoodPassword } from './require-good-password'
import { requirePassword } from './require-password'
import { rotateOwnSession } from './rotate-own-session'
import { wordsAbout } from './words-about'

/** So many are kept, whatever the policy asks today: it may ask for more tomorrow. */
const HISTORY = 24

/**
 * Changes one's own password, for who knows the current one; guesses count as attempts to sign in. Every other session
 * ends, and this one goes on under a new id, whose `Set-Cookie` header is answered.
 * @throws Invalid when the current password is wrong or the new one cannot be taken, Busy after too many guesses
 */
export async function changePassword(
  principal: Principal,
  { current, next }: { current: string; next: string },
  at: Date,
): Promise<string> {
  const account = await ownAccount(principal)
  const { userId, sessionId, secrets } = account
  await requirePassword(principal, account, { password: current, at: '/current' }, at)
  const { rules, tenants } = await accountStanding(userId, at)
  const used = [secrets.passwordHash ?? '', ...secrets.passwordHistory].filter((hash) => hash !== '')
  await requireGoodPassword({
    password: next,
    rules,
    used,
    secondFactor: secrets.totpSince !== null,
    about: wordsAbout(secrets, tenants),
    at: '/new',
  })
  const hash = await hashPassword(next)
  return asPerson(principal.actor, at, async (tx, tell) => {
    await tell({ sessionId, action: 'person.password_changed' })
    await keepPassword(tx, { userId, hash, history: used.slice(0, HISTORY), at })
    await endOtherSessions(tx, { userId, but: sessionId, why: 'password-changed', at })
    return rotateOwnSession(tx, userId, sessionId, null)
  })
}
