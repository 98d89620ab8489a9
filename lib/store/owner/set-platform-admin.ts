import pg from 'pg'
import { v7 } from 'uuid'

export interface PlatformAdmin {
  email: string
  name: string
  passwordHash: string
  at: Date
}

/**
 * Makes a person a platform administrator, with the owner's connection: the application's role may not.
 * Answers the id; somebody who is there already keeps name and password.
 */
export async function setPlatformAdmin(ownerUrl: string, person: PlatformAdmin): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM app.ensure_user($1, $2, $3, $4, $5)',
      [v7(), person.email, person.name, person.passwordHash, person.at],
    )
    const id = rows[0]?.id
    if (!id) throw new Error('app.ensure_user answered nothing')
    await client.query('SELECT app.platform_set_admin($1, true)', [id])
    return id
  } finally {
    await client.end()
  }
}
