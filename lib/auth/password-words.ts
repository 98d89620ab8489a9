import type { AccountRules } from '@/lib/core/account-rules'
import type { PasswordFault } from '@/lib/core/password-faults'

/** A fault of a password as a sentence that says what to do. */
export function passwordWords(fault: PasswordFault, rules: AccountRules, secondFactor: boolean): string {
  const least = secondFactor ? rules.minLengthWithSecondFactor : rules.minLength
  return {
    too_short: `The password must have at least ${least} characters.`,
    too_few_kinds: `The password must have ${rules.kinds} of: upper case, lower case, digits, other characters.`,
    letters_and_digits: 'The password must have both letters and digits.',
    guessable:
      'The password is made of common words, names or rows of keys. Choose one that is harder to guess.',
  }[fault]
}
