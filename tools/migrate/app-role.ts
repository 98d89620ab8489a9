import { hkdfSync } from 'node:crypto'
import pg from 'pg'
import { PlainError } from '../lib/plain-error'

/** The only role the app serves as. */
export const APP_ROLE = 'plimsoll_app'

/** A password derived from the installation's secret; another secret gives another password. */
export const rolePassword = (secret: string, role: string): string =>
  Buffer.from(hkdfSync('sha256', secret, 'plimsoll', `database password of ${role}`, 32)).toString(
    'base64url',
  )

/** The same database by another login. */
export function asRole(url: string, role: string, password: string): string {
  const address = new URL(url)
  address.username = encodeURIComponent(role)
  address.password = encodeURIComponent(password)
  return address.href
}

/** Makes the role, not yet able to log in, so that migrations can grant to it. Safe to run at the same time as another. */
export async function ensureAppRole(owner: pg.Client): Promise<void> {
  await retried(async () => {
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE])
    if (rowCount) return
    await owner
      .query(`CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION`)
      .catch(mayNot('make the role'))
  })
}

/**
 * Lets the role log in with the derived password, always in UTC (another session time zone stores instants wrong).
 * Does nothing when that login works already.
 * @returns its address.
 */
export async function enableAppLogin(owner: pg.Client, ownerUrl: string, secret: string): Promise<string> {
  const password = rolePassword(secret, APP_ROLE)
  const appUrl = asRole(ownerUrl, APP_ROLE, password)
  if (await worksInUtc(appUrl)) return appUrl
  await retried(async () => {
    await owner
      .query(`ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`)
      // Only a superuser may even mention SUPERUSER in some versions: then the attributes are just checked, later.
      .catch(() => owner.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${pg.escapeLiteral(password)}`))
      .catch(mayNot('set the password of the role'))
    await owner
      .query(`ALTER ROLE ${APP_ROLE} SET timezone = 'UTC'`)
      .catch(mayNot('set the time zone of the role'))
  })
  return appUrl
}

async function worksInUtc(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ setting: string }>(
      "SELECT reset_val AS setting FROM pg_settings WHERE name = 'TimeZone' AND source = 'user'",
    )
    return rows[0]?.setting === 'UTC'
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const mayNot = (what: string) => (error: unknown) => {
  if ((error as { code?: string }).code !== '42501') throw error
  throw new PlainError(
    `The login of DATABASE_URL may not ${what} ${APP_ROLE}. Give it CREATEROLE, ` +
      `or make the login yourself and set DATABASE_APP_URL.`,
  )
}

/** Roles belong to the whole server: two databases that migrate at once may collide on one, for a moment. */
async function retried(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      const collision =
        code === '42710' || code === '23505' || (code === 'XX000' && /concurrently/.test(message))
      if (!collision || attempt >= 10) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
  }
}
