import type { Principal } from '@/lib/access/principal'
import { setRecoveryCodes } from '@/lib/store/accounts/set-recovery-codes'
import { asPerson } from './as-person'
import { newRecoveryCodes } from './new-recovery-codes'
import { recoveryCodeHash } from './recovery-code-hash'
import { requireSecondFactor } from './require-second-factor'

/**
 * Makes ten new recovery codes, answered here and nowhere again; those before are worth nothing.
 * @throws Conflict, Invalid, Busy
 */
export async function renewRecoveryCodes(
  principal: Principal,
  given: { password: string; code: string },
  at: Date,
): Promise<string[]> {
  const { userId, sessionId } = await requireSecondFactor(principal, given, at)
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => recoveryCodeHash(userId, code))
  await asPerson(principal.actor, at, async (tx, tell) => {
    await setRecoveryCodes(tx, userId, hashes)
    await tell({ sessionId, action: 'person.recovery_codes_renewed' })
  })
  return codes
}
