import type { CommandSettings } from '../../lib/config/command-settings'
import { checkAppRole } from '../migrate/check-app-role'
import { migrate } from '../migrate/migrate'
import { bootstrap } from '../postgres/bootstrap'
import { superuserUrl } from '../postgres/connect'
import { type Server, startPostgres } from '../postgres/start'
import type { Lifecycle } from './lifecycle'
import type { Log } from './log'
import { step } from './step'

/** A database that is up to date. */
export type Database = {
  /** Login of the owner; absent when only the app's login was given, and somebody else migrates. */
  readonly ownerUrl: string | undefined
  /** Login of the app's role. */
  readonly appUrl: string
  /** Settles when the embedded PostgreSQL is no more; absent when it is not ours. */
  readonly gone?: Promise<void>
}

/**
 * Gets the database a command works on ready: the one of `DATABASE_URL`, else the embedded one, which stops with the
 * command; then migrates. With `DATABASE_APP_URL` alone nothing is migrated, only that role is checked.
 * @param start what starts the embedded one.
 */
export async function readyDatabase(
  { databaseUrl, databaseAppUrl, data }: CommandSettings,
  secret: string,
  life: Lifecycle,
  log: Log,
  start: (data: string, log: Log) => Promise<Server> = startPostgres,
): Promise<Database> {
  if (databaseAppUrl !== undefined && databaseUrl === undefined) {
    await step(log, 'Checking the role of DATABASE_APP_URL', () => checkAppRole(databaseAppUrl))
    return { ownerUrl: undefined, appUrl: databaseAppUrl }
  }
  let gone: Promise<void> | undefined
  const ownerUrl =
    databaseUrl ??
    (await step(log, 'Starting the embedded PostgreSQL', async () => {
      const server = await start(data, log)
      life.onStop(server.stop)
      gone = server.gone
      if (server.reused) log('  it was running already')
      return bootstrap(superuserUrl(server), secret)
    }))
  const { appUrl } = await step(log, 'Migrating the database', () =>
    migrate({ ownerUrl, secret, log, appUrl: databaseAppUrl }),
  )
  return { ownerUrl, appUrl, ...(gone ? { gone } : {}) }
}
