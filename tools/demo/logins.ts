import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoLogins } from '../../lib/demo/seed'
import type { IdentityLogins } from './identity'

/** Writes `demo.json` in one piece, readable by its owner alone. */
export async function writeLogins(
  data: string,
  url: string,
  logins: DemoLogins,
  identity: readonly IdentityLogins[] = [],
): Promise<void> {
  const file = join(data, 'demo.json')
  await writeFile(
    `${file}.new`,
    `${JSON.stringify({ url, ...logins, ...(identity.length > 0 ? { identity } : {}) }, null, 2)}\n`,
    { mode: 0o600 },
  )
  await rename(`${file}.new`, file)
}

/** The logins as lines of a table for a person. */
export function loginLines(url: string, { platform, tenants }: DemoLogins): string[] {
  const rows = [
    ['platform', platform.email, platform.password],
    ...tenants.flatMap(({ users }) => users.map(({ role, email, password }) => [role, email, password])),
  ]
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const line = (row: string[] | undefined) =>
    `  ${row?.[0]?.padEnd(width(0))}  ${row?.[1]?.padEnd(width(1))}  ${row?.[2]}`
  let next = 0
  return [
    line(rows[next++]),
    ...tenants.flatMap(({ name, slug, users }) => [
      `${name}  ${url}/t/${slug}/sign-in`,
      ...users.map(() => line(rows[next++])),
    ]),
  ]
}
