import { hash } from '@node-rs/argon2'
import { limited } from './limited'
import { PASSWORD_COST } from './password-cost'

/** Hashes a password, composed (NFC) first so that every keyboard writes the same one; PHC form with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return limited(() => hash(password.normalize('NFC'), PASSWORD_COST))
}
