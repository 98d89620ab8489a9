import { randomInt } from 'node:crypto'
import { hashPassword } from './hash-password'

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * A random initial password (100 bits, in groups that can be read out) with its hash; it is answered once, and whoever
 * gets it must choose another at first.
 */
export async function newPassword(): Promise<{ password: string; hash: string }> {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  const password = [group(), group(), group(), group()].join('-')
  return { password, hash: await hashPassword(password) }
}
