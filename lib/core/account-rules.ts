/**
 * What an account is held to. Times without a limit are null. What a person's tenants ask together is the strictest of
 * each value (`strictest-rules.ts`).
 */
export interface AccountRules {
  /** Characters (Unicode code points) of a password that is the only factor. */
  minLength: number
  /** Characters of a password beside a second factor. */
  minLengthWithSecondFactor: number
  /** How many of upper case, lower case, digits and others it must have. */
  kinds: number
  lettersAndDigits: boolean
  /** Days after which a password that is the only factor must be changed. */
  rotationDays: number | null
  rotationDaysWithSecondFactor: number | null
  /** How many passwords before the one that is in use must not come again. */
  history: number
  /** Wrong attempts after which an account waits, per network address. */
  attempts: number
  lockMinutes: number
  /** The most that a tenant may set. */
  idleMinutes: number | null
  sessionMinutes: number | null
  /** Whether everybody needs a second factor. */
  secondFactor: boolean
}
