import { randomBytes } from 'node:crypto'

/** A name that no run before has used, so that a test can run again on the same database. */
export function fresh(what: string): string {
  return `${what}-${Date.now().toString(36)}${randomBytes(3).toString('hex')}`
}
