import { join } from 'node:path'
import { silent } from '../lib/log'
import { asRole } from '../migrate/app-role'
import { migrate } from '../migrate/migrate'
import { bootstrap } from '../postgres/bootstrap'
import { superuserUrl } from '../postgres/connect'
import type { Server } from '../postgres/start'

/** A migrated database on a server of a test's own, which the test may kill, stop and starve. */
export interface OwnDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly superuserUrl: string
  readonly secret: string
  /** Data folder of whoever serves on it; another than the server's. */
  readonly data: string
}

const SECRET = 'of a test alone '.repeat(3)

/** Migrates an own server, and points this process at it as the application's role. */
export async function ownDatabase(server: Server, data: string): Promise<OwnDatabase> {
  const ownerUrl = await bootstrap(superuserUrl(server), SECRET)
  const { appUrl } = await migrate({ ownerUrl, secret: SECRET, log: silent })
  const folder = join(data, 'app')
  Object.assign(process.env, {
    DATABASE_APP_URL: appUrl,
    PLIMSOLL_SECRET: SECRET,
    PLIMSOLL_DATA: folder,
    PLIMSOLL_URL: 'http://plimsoll.test',
  })
  return {
    ownerUrl,
    appUrl,
    superuserUrl: asRole(ownerUrl, 'postgres', server.password),
    secret: SECRET,
    data: folder,
  }
}
