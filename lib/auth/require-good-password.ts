import type { AccountRules } from '@/lib/core/account-rules'
import { Invalid } from '@/lib/core/errors'
import { type PasswordOf, passwordFaults } from '@/lib/core/password-faults'
import { passwordWords } from './password-words'
import { verifyPassword } from './verify-password'

export interface PasswordToTake extends PasswordOf {
  password: string
  rules: AccountRules
  /** Hashes of the one in use and those before it, the last first. */
  used: readonly string[]
  /** Where it is in what was sent. */
  at: string
}

/** @throws Invalid when a password breaks the rules, or was used before; every fault is said */
export async function requireGoodPassword({
  password,
  rules,
  used,
  at,
  ...of
}: PasswordToTake): Promise<void> {
  const faults = passwordFaults(password, rules, of)
  const [first] = faults
  if (first) {
    const message = faults.map((fault) => passwordWords(fault, rules, of.secondFactor)).join(' ')
    throw new Invalid('weak_password', message, { at, extra: { faults } })
  }
  // The one in use may never be chosen again: that would be no change.
  for (const hash of used.slice(0, Math.max(1, rules.history))) {
    if (await verifyPassword(hash, password)) {
      const message =
        rules.history > 1
          ? `The last ${rules.history} passwords cannot be used again.`
          : 'This is the password in use.'
      throw new Invalid('used_password', message, { at, extra: { faults: ['used'] } })
    }
  }
}
