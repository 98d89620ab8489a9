import { lookup } from '@/lib/access/keys'
import { unseal } from '@/lib/seal/unseal'
import type { AccountSecretsRow } from '@/lib/store/accounts/account-secrets'
import { takeRecoveryCode } from '@/lib/store/accounts/take-recovery-code'
import { takeTotpStep } from '@/lib/store/accounts/take-totp-step'
import { recoveryCodeHash } from './recovery-code-hash'
import { totpPlace } from './totp-place'
import { totpStep } from './totp-step'

/**
 * What a code given is of a person's second factor: a code of the app or one of the recovery codes, which is used up by
 * it (each time step counts once); null when it is neither.
 */
export async function checkSecondFactor(
  userId: string,
  { totpSecret, totpSince }: AccountSecretsRow,
  given: string,
  at: Date,
): Promise<'totp' | 'recovery' | null> {
  if (totpSecret === null || totpSince === null) return null
  const key = lookup('sign-in')
  const digits = given.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    const step = totpStep(unseal(totpSecret, totpPlace(userId)), digits, at)
    return step !== null && (await takeTotpStep(key, userId, step)) ? 'totp' : null
  }
  return (await takeRecoveryCode(key, userId, recoveryCodeHash(userId, given))) ? 'recovery' : null
}
