import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { APP_ROLE, asRole, rolePassword } from '../migrate/app-role'
import { OWNER_ROLE } from '../postgres/bootstrap'
import { connectAsSuperuser } from '../postgres/connect'

/** A database of one test file's own. */
export type TestDatabase = {
  /** Login of the role that owns everything in it. */
  readonly ownerUrl: string
  /** Login of `plimsoll_app`, held by row-level security. */
  readonly appUrl: string
  /** Login of the server's superuser, whom nothing holds. */
  readonly superuserUrl: string
  /** The secret both passwords come from. */
  readonly secret: string
  /** Deletes it, whoever is still connected. */
  readonly drop: () => Promise<void>
}

/**
 * Makes a database on the run's server: a copy of the migrated template, or with `{empty: true}` one without any
 * table. For `*.db.test.ts`; call it in `beforeAll`, `drop` in `afterAll`.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { port, password, secret, template } = inject('testServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = async (sql: string): Promise<void> => {
    const client = await connectAsSuperuser(port, password)
    await client.query(sql).finally(() => client.end())
  }
  await admin(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE ${empty ? 'template0' : template}`)
  const ownerUrl = `postgresql://${OWNER_ROLE}:${rolePassword(secret, OWNER_ROLE)}@127.0.0.1:${port}/${name}`
  return {
    ownerUrl,
    superuserUrl: asRole(ownerUrl, 'postgres', password),
    appUrl: asRole(ownerUrl, APP_ROLE, rolePassword(secret, APP_ROLE)),
    secret,
    drop: () => admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
