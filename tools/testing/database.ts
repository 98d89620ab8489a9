import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { APP_ROLE, asRole, rolePassword } from '../migrate/app-role'
import { OWNER_ROLE } from '../postgres/bootstrap'

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
 * Makes a database on the run's server: a copy of the migrated template, with `{ empty: true }` one without any table, with
 * `{ filled }` a copy of what the first who asks for it of this name fills in. For `*.db.test.ts`; call it in `beforeAll`,
 * `drop` in `afterAll`.
 */
export async function testDatabase({ empty = false, filled }: Wanted = {}): Promise<TestDatabase> {
  const { template } = inject('testServer')
  if (filled) await fillOnce(filled)
  return copyOf(empty ? 'template0' : (filled?.name ?? template), `test_${randomUUID().replaceAll('-', '')}`)
}

interface Wanted {
  empty?: boolean
  filled?: Filled
}
/** A template of the run: who fills it leaves no connection to it open. */
interface Filled {
  name: string
  fill: (database: TestDatabase) => Promise<unknown>
}

/** Whoever comes while another fills it waits until it is there; where that fails, the next one tries anew. */
async function fillOnce({ name, fill }: Filled): Promise<void> {
  const { superuserUrl, template } = inject('testServer')
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const half = await copyOf(template, `${name}_${randomUUID().replaceAll('-', '')}`)
    await fill(half)
    await client.query(`ALTER DATABASE ${new URL(half.ownerUrl).pathname.slice(1)} RENAME TO ${name}`)
  } finally {
    await client.end()
  }
}

async function copyOf(template: string, name: string): Promise<TestDatabase> {
  const { superuserUrl, secret } = inject('testServer')
  const admin = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: superuserUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await admin(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE ${template}`)
  const own = new URL(superuserUrl)
  own.pathname = `/${name}`
  return {
    ownerUrl: asRole(own.href, OWNER_ROLE, rolePassword(secret, OWNER_ROLE)),
    superuserUrl: own.href,
    appUrl: asRole(own.href, APP_ROLE, rolePassword(secret, APP_ROLE)),
    secret,
    drop: () => admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
