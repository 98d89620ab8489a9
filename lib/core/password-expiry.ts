import type { AccountRules } from './account-rules'

const DAY_MS = 86_400_000

/** When a password must be changed; null when it need not. One of which nobody knows since when it is used is due now. */
export function passwordExpiry(
  changedAt: Date | null,
  rules: AccountRules,
  secondFactor: boolean,
): Date | null {
  const days = secondFactor ? rules.rotationDaysWithSecondFactor : rules.rotationDays
  return days === null ? null : new Date((changedAt?.getTime() ?? 0) + days * DAY_MS)
}
