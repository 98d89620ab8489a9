import type { IdentityLogins } from './identity'

const KINDS = { ldap: 'directory', oidc: 'OpenID provider' }

/** Who can sign in at the doors with identity providers, as lines of a table for a person. */
export function identityLines(url: string, doors: readonly IdentityLogins[]): string[] {
  return doors.flatMap(({ slug, name, kind, provider, at, owner, people }) => {
    const rows = [
      ...people.map(({ login, password, groups, roles }) => [
        login,
        password,
        `${roles.join(', ') || 'no role'} (${groups.join(', ') || 'no group'})`,
      ]),
      [owner.email, owner.password, 'owner, with a local password'],
    ]
    const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
    return [
      `${name}  ${url}/t/${slug}/sign-in  by “${provider}” (${KINDS[kind]} at ${at})`,
      ...rows.map(
        ([login, password, what]) => `  ${login?.padEnd(width(0))}  ${password?.padEnd(width(1))}  ${what}`,
      ),
    ]
  })
}
