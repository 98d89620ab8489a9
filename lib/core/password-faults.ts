import type { AccountRules } from './account-rules'
import { isGuessable } from './is-guessable'

/** Why a password is not taken, in the order in which it is said. */
export const PASSWORD_FAULTS = ['too_short', 'too_few_kinds', 'letters_and_digits', 'guessable'] as const
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]

export interface PasswordOf {
  secondFactor: boolean
  /** E-mail, name and tenants of the person: words a guesser would try. */
  about: readonly string[]
}

const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]

/** What is wrong with a password under rules; empty when it may be used. Characters are counted as Unicode code points. */
export function passwordFaults(
  password: string,
  rules: AccountRules,
  { secondFactor, about }: PasswordOf,
): PasswordFault[] {
  const text = password.normalize('NFC')
  const least = secondFactor ? rules.minLengthWithSecondFactor : rules.minLength
  const faults: Record<PasswordFault, boolean> = {
    too_short: Array.from(text).length < least,
    too_few_kinds: KINDS.filter((kind) => kind.test(text)).length < rules.kinds,
    letters_and_digits: rules.lettersAndDigits && !(/\p{L}/u.test(text) && /\p{Nd}/u.test(text)),
    guessable: isGuessable(text, about),
  }
  return PASSWORD_FAULTS.filter((fault) => faults[fault])
}
