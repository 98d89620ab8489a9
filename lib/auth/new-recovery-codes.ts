import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const CODES = 10
const GROUPS = 4
const LETTERS = 4

/** Ten codes of 80 bits each, as they are shown once: enough to be kept as a plain hash (NIST SP 800-63B-4 §3.1.2). */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: CODES }, () => Array.from({ length: GROUPS }, group).join('-'))
}
