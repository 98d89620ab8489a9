import { join } from 'node:path'
import pg from 'pg'
import { catalogueBytes } from '../../lib/catalogue/catalogue-bytes'
import { putCatalogueVersion } from '../../lib/store/owner/put-catalogue-version'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { root } from '../lib/root'
import { APP_ROLE, enableAppLogin, ensureAppRole } from './app-role'
import { applyMigrations } from './apply'
import { checkAppRole } from './check-app-role'
import { withMigrationLock } from './lock'
import { migrateQueues } from './queue-schema'

/** What migrating needs; `appUrl` when somebody else makes the app's login, `dir` for tests. */
export type Migrate = {
  readonly ownerUrl: string
  readonly secret: string
  readonly log: Log
  readonly appUrl?: string | undefined
  readonly dir?: string
}

const MIGRATIONS = join(root, 'prisma', 'migrations')

/**
 * Brings a database up to date as its owner: migrations, the queue's schema, the app's login. Several may run at
 * once; running it again changes nothing.
 * @returns the address the app serves by; that role was checked to be unable to bypass row-level security.
 * @throws {PlainError} saying what to do, when a migration fails or the roles are not fit.
 */
export async function migrate({
  ownerUrl,
  secret,
  log,
  appUrl,
  dir = MIGRATIONS,
}: Migrate): Promise<{ appUrl: string }> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    options: '-c timezone=UTC -c client_min_messages=warning',
  })
  owner.on('error', () => {})
  await owner.connect().catch((error: Error) => {
    throw new PlainError(`The database does not answer: ${error.message}. Check DATABASE_URL.`)
  })
  try {
    await refuseAppRole(owner)
    const applied = await withMigrationLock(owner, async () => {
      await ensureAppRole(owner)
      const names = await applyMigrations(owner, dir, log)
      await migrateQueues(owner, ownerUrl)
      if (dir === MIGRATIONS) await putCatalogueVersion(owner, catalogueBytes(join(root, 'frameworks')))
      return names
    })
    const address = appUrl ?? (await enableAppLogin(owner, ownerUrl, secret))
    await checkAppRole(address)
    if (applied.length === 0) log('  the database is up to date')
    return { appUrl: address }
  } finally {
    await owner.end().catch(() => {})
  }
}

/** Migrating as the app's role would make it the owner of every table, and isolation would be gone. */
async function refuseAppRole(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ role: string }>('SELECT current_user AS role')
  if (rows[0]?.role === APP_ROLE) {
    throw new PlainError(
      `DATABASE_URL is the login of ${APP_ROLE}. It must be the login of another role, the owner.`,
    )
  }
}
