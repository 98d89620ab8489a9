import type pg from 'pg'

/** Every command that uses an embedded server keeps one connection by this name open for as long as it does. */
export const KEEPER = 'plimsoll keeper'

/** How many other commands use the same server. A command killed with -9 loses its connection, so it is not counted. */
export async function otherKeepers(keeper: pg.Client): Promise<number> {
  const { rows } = await keeper.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
    [KEEPER],
  )
  return rows[0]?.count ?? 0
}
