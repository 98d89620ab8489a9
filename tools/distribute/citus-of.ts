import pg from 'pg'

/** What a server has of Citus. */
export interface Citus {
  /** Its files are there. */
  available: boolean
  /** Of the extension in this database; null: it was not created here. */
  version: string | null
}

/** Asks a database what it has of Citus. */
export async function citusOf(url: string): Promise<Citus> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string | null }>(
      "SELECT installed_version AS version FROM pg_available_extensions WHERE name = 'citus'",
    )
    return { available: rows.length > 0, version: rows[0]?.version ?? null }
  } finally {
    await client.end()
  }
}
