import { hash } from '@node-rs/argon2'
import { limited } from './limited'

/** argon2id with the least OWASP recommends: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes a password, composed (NFC) first so that every keyboard writes the same one; PHC form with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return limited(() => hash(password.normalize('NFC'), COST))
}
