import pg from 'pg'
import { PlainError } from '../lib/plain-error'

type Facts = {
  role: string
  superuser: boolean
  bypassrls: boolean
  owns: string[]
  member_of_owner: string[]
  zone: string
}

const QUERY = `
  SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypassrls,
         current_setting('timezone') AS zone,
         ARRAY(SELECT c.oid::regclass::text FROM pg_class c
                WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
                ORDER BY 1 LIMIT 3) AS owns,
         ARRAY(SELECT DISTINCT o.rolname::text FROM pg_class c JOIN pg_roles o ON o.oid = c.relowner
                WHERE c.relkind IN ('r', 'p') AND o.oid <> r.oid
                  AND c.relnamespace <> 'information_schema'::regnamespace
                  AND pg_has_role(r.oid, o.oid, 'MEMBER')
                ORDER BY 1 LIMIT 3) AS member_of_owner
    FROM pg_roles r WHERE r.rolname = current_user`

/**
 * Logs in as the app does and looks at what that role could do. Row-level security keeps tenants apart only from a
 * role that is no superuser, may not bypass it and owns nothing.
 * @throws {PlainError} when it is not so, or its session is not in UTC, or it cannot log in.
 */
export async function checkAppRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  client.on('error', () => {})
  try {
    await client.connect().catch((error: Error) => {
      throw new PlainError(
        `The app's login does not reach the database: ${error.message}. Check DATABASE_APP_URL.`,
      )
    })
    const { rows } = await client.query<Facts>(QUERY)
    const fault = rows[0] && faultOf(rows[0])
    if (fault) throw new PlainError(fault)
  } finally {
    await client.end().catch(() => {})
  }
}

function faultOf({ role, superuser, bypassrls, owns, member_of_owner, zone }: Facts): string | undefined {
  const refuse = (why: string) =>
    `Not started: the app would serve as "${role}", which ${why}, so the database could not keep tenants apart. ` +
    'Serve as a role that is neither superuser nor BYPASSRLS and owns nothing (DATABASE_APP_URL).'
  if (superuser) return refuse('is a superuser')
  if (bypassrls) return refuse('has BYPASSRLS')
  if (owns.length > 0) return refuse(`owns ${owns.join(', ')}`)
  if (member_of_owner.length > 0)
    return refuse(`is a member of ${member_of_owner.join(', ')}, who owns tables`)
  if (zone !== 'UTC')
    return `Not started: sessions of "${role}" are in ${zone}. Run: ALTER ROLE ${role} SET timezone = 'UTC'`
  return undefined
}
