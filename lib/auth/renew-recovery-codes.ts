import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { setRecoveryCodes } from '@/lib/store/accounts/set-recovery-codes'
import { newRecoveryCodes } from './new-recovery-codes'
import { recordPersonEvent } from './record-person-event'
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
  await setRecoveryCodes(lookup('session'), userId, hashes)
  await recordPersonEvent({ actor: principal.actor, sessionId, action: 'person.recovery_codes_renewed', at })
  return codes
}
