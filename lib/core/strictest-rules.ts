import type { AccountRules } from './account-rules'

/** The strictest of each value: what satisfies it satisfies every one of the rules. */
export function strictestRules(all: readonly [AccountRules, ...AccountRules[]]): AccountRules {
  return all.reduce((a, b) => ({
    minLength: Math.max(a.minLength, b.minLength),
    minLengthWithSecondFactor: Math.max(a.minLengthWithSecondFactor, b.minLengthWithSecondFactor),
    kinds: Math.max(a.kinds, b.kinds),
    lettersAndDigits: a.lettersAndDigits || b.lettersAndDigits,
    rotationDays: shorter(a.rotationDays, b.rotationDays),
    rotationDaysWithSecondFactor: shorter(a.rotationDaysWithSecondFactor, b.rotationDaysWithSecondFactor),
    history: Math.max(a.history, b.history),
    attempts: Math.min(a.attempts, b.attempts),
    lockMinutes: Math.max(a.lockMinutes, b.lockMinutes),
    idleMinutes: shorter(a.idleMinutes, b.idleMinutes),
    sessionMinutes: shorter(a.sessionMinutes, b.sessionMinutes),
    secondFactor: a.secondFactor || b.secondFactor,
  }))
}

/** Null is no limit. */
function shorter(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.min(a, b)
}
