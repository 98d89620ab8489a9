import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Lifecycle } from '../../tools/lib/lifecycle'
import type { Log } from '../../tools/lib/log'
import { installationSecret } from '../../tools/lib/secret'
import { temporaryFolder } from '../../tools/lib/temporary-folder'
import { migrate } from '../../tools/migrate/migrate'
import { bootstrap } from '../../tools/postgres/bootstrap'
import { superuserUrl } from '../../tools/postgres/connect'
import { removePostgres } from '../../tools/postgres/remove'
import { startPostgres } from '../../tools/postgres/start'
import { cpuOf } from './cpu-of'

/** A database of a benchmark's own, which this process reads and writes as the app does. */
export interface BenchStore {
  /** The embedded server's superuser: for data in bulk and sizes. */
  admin: pg.Client
  /** Milliseconds of CPU that the whole database server used so far. */
  databaseCpu: () => number
  /** The process whose children serve connections. */
  postmaster: number
  data: string
  secret: string
  appUrl: string
}

/** As a server of 4 GB would be set; durability stays as PostgreSQL ships it. */
const SETTINGS = {
  shared_buffers: '4GB',
  max_wal_size: '8GB',
}

/** Starts a new database with the schema in it; it is gone when the command ends. */
export async function startStore(life: Lifecycle, log: Log): Promise<BenchStore> {
  const data = await temporaryFolder('bench')
  life.onStop(() => removePostgres(data))
  const server = await startPostgres(data, log, SETTINGS)
  life.onStop(server.stop)
  const secret = await installationSecret(undefined, data)
  const ownerUrl = await bootstrap(superuserUrl(server), secret)
  const { appUrl } = await migrate({ ownerUrl, secret, log })
  Object.assign(process.env, { DATABASE_APP_URL: appUrl, PLIMSOLL_SECRET: secret, PLIMSOLL_DATA: data })
  const admin = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.password,
    database: 'plimsoll',
    options: '-c timezone=UTC',
  })
  await admin.connect()
  life.onStop(() => admin.end())
  const { rows } = await admin.query<{ files: string }>("SELECT current_setting('data_directory') AS files")
  const postmaster = await postmasterOf(rows[0]?.files ?? '')
  return { admin, databaseCpu: () => cpuOf(postmaster), postmaster, data, secret, appUrl }
}

/** The first line of `postmaster.pid` is the server's process. */
async function postmasterOf(files: string): Promise<number> {
  return Number((await readFile(join(files, 'postmaster.pid'), 'utf8')).split('\n')[0])
}
