import { type DemoLogins, seedDemo } from '../../lib/demo/seed'
import type { Database } from '../lib/database'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'

/**
 * Seeds the demo. Running it again changes nothing and gives the same logins.
 * @throws {PlainError} without the owner's login, which alone makes platform administrators.
 */
export async function seed({ ownerUrl, appUrl }: Database, secret: string, log: Log): Promise<DemoLogins> {
  if (ownerUrl === undefined) {
    throw new PlainError(
      'The demo needs the login of the owner role as well: set DATABASE_URL beside DATABASE_APP_URL.',
    )
  }
  return seedDemo({ ownerUrl, appUrl, secret, log })
}
