import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { citusOf } from '../distribute/citus-of'
import { distribute } from '../distribute/distribute'
import { silent } from '../lib/log'
import { migrate } from '../migrate/migrate'
import { bootstrap } from '../postgres/bootstrap'
import { givenServer, MARK_ROLES, ownServer } from './test-server'

/** The server all integration tests share, and the database each of theirs is copied from. */
export interface TestServer {
  readonly superuserUrl: string
  readonly secret: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/**
 * Makes a migrated template database on a PostgreSQL of the run's own, or on that of `DATABASE_URL` where it is set; there, where
 * Citus is to be had, its tables are distributed, so that every test runs on shards.
 * @returns what takes all of it away
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const server = given ? await givenServer(given) : await ownServer()
  const { superuserUrl } = server
  const secret = randomBytes(32).toString('base64url')
  const template = `plimsoll_template_${randomUUID().slice(0, 8)}`
  const ownerUrl = await bootstrap(superuserUrl, secret, template)
  const admin = async (sql: string, database = 'postgres'): Promise<void> => {
    const url = new URL(superuserUrl)
    url.pathname = `/${database}`
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const citus = given !== undefined && (await citusOf(superuserUrl)).available
  if (citus) {
    // Of one node: a database that is copied takes its shards with it.
    await admin('CREATE EXTENSION IF NOT EXISTS citus', template)
    await admin(
      `SELECT citus_set_coordinator_host('localhost', ${new URL(superuserUrl).port || 5432})`,
      template,
    )
  }
  await migrate({ ownerUrl, secret, log: silent })
  await admin(MARK_ROLES)
  if (citus) await distribute(ownerUrl, silent)
  await admin(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`)
  project.provide('testServer', { superuserUrl, secret, template })
  return async () => {
    await admin(`DROP DATABASE ${template} WITH (FORCE)`)
    await server.stop()
  }
}
