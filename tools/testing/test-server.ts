import pg from 'pg'
import { silent } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { temporaryFolder } from '../lib/temporary-folder'
import { APP_ROLE } from '../migrate/app-role'
import { OWNER_ROLE } from '../postgres/bootstrap'
import { superuserUrl } from '../postgres/connect'
import { removePostgres } from '../postgres/remove'
import { startPostgres } from '../postgres/start'

/** The server that all integration tests of a run share. */
export interface RunningServer {
  readonly superuserUrl: string
  readonly stop: () => Promise<void>
}

/** Nothing here outlives the run, so nothing has to reach the disk. */
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }
const MARK = 'of the tests of Plimsoll'

/** Says of the roles that the run made that they are its own, so that the next one may use them. */
export const MARK_ROLES = [OWNER_ROLE, APP_ROLE]
  .map((role) => `COMMENT ON ROLE ${role} IS '${MARK}'`)
  .join('; ')

/** A PostgreSQL of the run's own. */
export async function ownServer(): Promise<RunningServer> {
  const data = await temporaryFolder('test')
  const server = await startPostgres(data, silent, FAST)
  return {
    superuserUrl: superuserUrl(server),
    stop: async () => {
      await server.stop()
      await removePostgres(data)
    },
  }
}

/**
 * The server of `DATABASE_URL`, such as the coordinator of a Citus cluster. Roles belong to the whole server and tests give them
 * passwords of their own, so one that serves anything is refused.
 * @param url login of a superuser
 */
export async function givenServer(url: string): Promise<RunningServer> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; mark: string | null }>(
      `SELECT rolname AS name, shobj_description(oid, 'pg_authid') AS mark FROM pg_roles WHERE rolname = ANY($1)`,
      [[OWNER_ROLE, APP_ROLE]],
    )
    const strange = rows.find(({ mark }) => mark !== MARK)
    if (strange)
      throw new PlainError(
        `The server of DATABASE_URL has the role ${strange.name}: it serves somebody, and tests would give the role another password. Nothing was done.`,
      )
    return { superuserUrl: url, stop: async () => {} }
  } finally {
    await client.end()
  }
}
