import pg from 'pg'
import { asRole, rolePassword } from '../migrate/app-role'

/** The role that owns the embedded database and everything in it; no superuser. */
export const OWNER_ROLE = 'plimsoll_owner'

/**
 * Makes the owner and its database in a server if they are missing, and sets the owner's password, which is derived from the
 * installation's secret.
 * @returns the owner's address.
 */
export async function bootstrap(
  superuserUrl: string,
  secret: string,
  database = 'plimsoll',
): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const password = rolePassword(secret, OWNER_ROLE)
  try {
    const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER_ROLE])
    if (!role.rowCount) await client.query(`CREATE ROLE ${OWNER_ROLE}`)
    await client.query(
      `ALTER ROLE ${OWNER_ROLE} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`,
    )
    await client.query(`ALTER ROLE ${OWNER_ROLE} SET timezone = 'UTC'`)
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
    if (!found.rowCount)
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER_ROLE}`)
    const url = new URL(asRole(superuserUrl, OWNER_ROLE, password))
    url.pathname = `/${database}`
    return url.href
  } finally {
    await client.end()
  }
}
