import type { Principal } from '@/lib/access/principal'
import { Conflict } from '@/lib/core/errors'
import { unseal } from '@/lib/seal/unseal'
import { confirmTotp } from '@/lib/store/accounts/confirm-totp'
import { endOtherSessions } from '@/lib/store/sessions/end-other-sessions'
import { asPerson } from './as-person'
import { newRecoveryCodes } from './new-recovery-codes'
import { ownAccount } from './own-account'
import { recoveryCodeHash } from './recovery-code-hash'
import { requireCode } from './require-code'
import { rotateOwnSession } from './rotate-own-session'
import { totpPlace } from './totp-place'
import { totpStep } from './totp-step'

/**
 * Makes the second factor that was begun count, by a code of it. Every other session ends: none of them had it. The
 * recovery codes are answered here and nowhere again.
 * @throws Conflict when none was begun, or there is one already; Invalid, Busy
 */
export async function confirmSecondFactor(
  principal: Principal,
  code: string,
  at: Date,
): Promise<{ recoveryCodes: string[]; cookie: string }> {
  const { userId, sessionId, secrets } = await ownAccount(principal)
  const { totpSecret: sealed } = secrets
  if (sealed === null || secrets.totpSince !== null) {
    throw new Conflict('no_second_factor_begun', 'There is no second factor to confirm. Begin again.')
  }
  const digits = code.replaceAll(/\s/g, '')
  const secret = unseal(sealed, totpPlace(userId))
  const step = await requireCode(principal, secrets.email, async () => totpStep(secret, digits, at), at)
  const codes = newRecoveryCodes()
  const recoveryCodes = codes.map((one) => recoveryCodeHash(userId, one))
  return asPerson(principal.actor, at, async (tx, tell) => {
    if (!(await confirmTotp(tx, { userId, sealed, step, recoveryCodes, at }))) {
      throw new Conflict('no_second_factor_begun', 'There is no second factor to confirm. Begin again.')
    }
    await tell({ sessionId, action: 'person.second_factor_added' })
    await endOtherSessions(tx, { userId, but: sessionId, why: 'second-factor-changed', at })
    return { recoveryCodes: codes, cookie: await rotateOwnSession(tx, userId, sessionId, at) }
  })
}
