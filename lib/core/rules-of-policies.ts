import { ACCOUNT_PRESETS, type AccountPreset } from './account-presets'
import type { AccountRules } from './account-rules'
import { strictestRules } from './strictest-rules'

/** What a new installation's people of no tenant are held to. */
const WITHOUT_TENANT = 'nist-800-63b'

/** What policies ask together. A policy that is not known asks for all that any does, so that nobody gets in by it. */
export function rulesOfPolicies(policies: readonly string[]): AccountRules {
  const [first, ...rest] = (policies.length === 0 ? [WITHOUT_TENANT] : policies).flatMap(presetsOf).map(plain)
  if (!first) throw new Error('there are no presets')
  return strictestRules([first, ...rest])
}

function presetsOf(policy: string): readonly AccountPreset[] {
  const known = ACCOUNT_PRESETS.filter(({ id }) => id === policy)
  return known.length > 0 ? known : ACCOUNT_PRESETS
}

function plain({ rules }: AccountPreset): AccountRules {
  return {
    minLength: rules.minLength.value,
    minLengthWithSecondFactor: rules.minLengthWithSecondFactor.value,
    kinds: rules.kinds.value,
    lettersAndDigits: rules.lettersAndDigits.value,
    rotationDays: rules.rotationDays.value,
    rotationDaysWithSecondFactor: rules.rotationDaysWithSecondFactor.value,
    history: rules.history.value,
    attempts: rules.attempts.value,
    lockMinutes: rules.lockMinutes.value,
    idleMinutes: rules.idleMinutes.value,
    sessionMinutes: rules.sessionMinutes.value,
    secondFactor: rules.secondFactor.value,
  }
}
