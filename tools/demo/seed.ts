import type { Database } from '../lib/database'
import type { Log } from '../lib/log'
import { type DemoLogins, demoLogins } from './logins'

/** What `lib/demo/seed.ts` exports: makes the demo's tenants, people, tokens and assessments, or finds them made. */
type SeedModule = {
  readonly seedDemo: (given: Database & { readonly secret: string; readonly log: Log }) => Promise<unknown>
}

/**
 * Seeds the demo. Running it again changes nothing and gives the same logins, tokens included (the seed derives them
 * from the secret, as only their hashes are stored).
 */
export async function seed(database: Database, secret: string, log: Log): Promise<DemoLogins> {
  const at = new URL('../../lib/demo/seed.ts', import.meta.url).href
  const { seedDemo } = (await import(at)) as SeedModule
  return demoLogins.parse(await seedDemo({ ...database, secret, log }))
}
