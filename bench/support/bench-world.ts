import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Server } from '../../tools/postgres/start'
import type { Serving } from '../../tools/server/serve'
import { cpuOf } from './cpu-of'

/** What a figure measures on: the built app, serving on a database of its own. */
export interface BenchWorld {
  /** Where the app answers, without `/api/v1`. */
  api: string
  /** The embedded server's superuser: for data in bulk and sizes. */
  admin: pg.Client
  /** Milliseconds of CPU that the app and the whole database server used so far. */
  cpu: () => { app: number; database: number }
}

/** Looks at a running app and its server; the connection is closed by the caller. */
export async function benchWorld(api: string, server: Server, serving: Serving): Promise<BenchWorld> {
  const admin = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.password,
    database: 'plimsoll',
    options: '-c timezone=UTC',
  })
  await admin.connect()
  const { rows } = await admin.query<{ files: string }>("SELECT current_setting('data_directory') AS files")
  const postmaster = await postmasterOf(rows[0]?.files ?? '')
  return {
    api,
    admin,
    cpu: () => ({ app: cpuOf(serving.pid), database: cpuOf(postmaster) }),
  }
}

/** The first line of `postmaster.pid` is the server's process. */
async function postmasterOf(files: string): Promise<number> {
  return Number((await readFile(join(files, 'postmaster.pid'), 'utf8')).split('\n')[0])
}
