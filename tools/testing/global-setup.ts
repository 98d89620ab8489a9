import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { silent } from '../lib/log'
import { temporaryFolder } from '../lib/temporary-folder'
import { migrate } from '../migrate/migrate'
import { bootstrap } from '../postgres/bootstrap'
import { connectAsSuperuser } from '../postgres/connect'
import { removePostgres } from '../postgres/remove'
import { startPostgres } from '../postgres/start'

/** The server all integration tests share, and the database each of theirs is copied from. */
export type TestServer = {
  readonly port: number
  readonly password: string
  readonly secret: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const TEMPLATE = 'plimsoll_template'

/** Nothing here outlives the run, so nothing has to reach the disk. */
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

/** Starts one PostgreSQL for the run with a migrated template database; returns what stops and deletes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await temporaryFolder('test')
  const server = await startPostgres(data, silent, FAST)
  const { port, password } = server
  const secret = randomBytes(32).toString('base64url')
  const ownerUrl = await bootstrap(server, secret, TEMPLATE)
  await migrate({ ownerUrl, secret, log: silent })
  const admin = await connectAsSuperuser(port, password)
  await admin.query(`ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false`)
  await admin.end()
  project.provide('testServer', { port, password, secret, template: TEMPLATE })
  return async () => {
    await server.stop()
    await removePostgres(data)
  }
}
