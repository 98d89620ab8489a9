import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { needsSecondFactor } from '@/lib/core/needs-second-factor'
import { passwordExpiry } from '@/lib/core/password-expiry'
import { accountSecrets } from '@/lib/store/accounts/account-secrets'
import { accountStanding } from './account-standing'

/** How one's own account is protected, and what one's tenants ask of it; nothing where a provider keeps the password. */
export async function readOwnAccount({ actor, held }: Principal, now: Date) {
  const secrets = await accountSecrets(lookup('session'), actor.subject)
  const { rules, tenants } = await accountStanding(actor.subject, now)
  const secondFactor = secrets?.totpSince ?? null
  const expiry = secrets && passwordExpiry(secrets.passwordChangedAt, rules, secondFactor !== null)
  const reset = secrets?.secondFactorReset ?? null
  return {
    local: secrets !== null && actor.provider === 'local',
    held: held ?? null,
    password: {
      changed_at: secrets?.passwordChangedAt?.toISOString() ?? null,
      expires_at: expiry?.toISOString() ?? null,
      min_length: secondFactor ? rules.minLengthWithSecondFactor : rules.minLength,
      kinds: rules.kinds,
      letters_and_digits: rules.lettersAndDigits,
      history: rules.history,
      rotation_days: secondFactor ? rules.rotationDaysWithSecondFactor : rules.rotationDays,
    },
    second_factor: {
      since: secondFactor?.toISOString() ?? null,
      recovery_codes_left: secrets?.recoveryCodes.length ?? 0,
      required_by: tenants
        .filter((tenant) => needsSecondFactor(tenant.secondFactor, tenant.passwordPolicy))
        .map(({ name }) => name),
      reset,
    },
    tenants: tenants.map(({ name, passwordPolicy }) => ({ name, policy: passwordPolicy })),
  }
}
