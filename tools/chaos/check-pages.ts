import pg from 'pg'

/** Asks PostgreSQL itself whether its pages and indexes are sound (amcheck, checksums). @returns what is not */
export async function checkPages(superuserUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS amcheck')
    const { rows } = await client.query<{ name: string; oid: number; kind: string }>(
      `SELECT c.oid::int AS oid, c.oid::regclass::text AS name, c.relkind AS kind
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am a ON a.oid = c.relam
       WHERE n.nspname IN ('public', 'pgboss') AND c.relpersistence = 'p'
         AND ((c.relkind = 'i' AND a.amname = 'btree') OR c.relkind = 'r')`,
    )
    const faults: string[] = []
    for (const { name, oid, kind } of rows) {
      try {
        if (kind === 'i') await client.query('SELECT bt_index_check($1::oid::regclass, true)', [oid])
        else faults.push(...(await heapFaults(client, oid)).map((said) => `${name}: ${said}`))
      } catch (error) {
        faults.push(`${name}: ${String(error)}`)
      }
    }
    const sums = await client.query<{ failures: string }>(
      'SELECT coalesce(sum(checksum_failures), 0)::text AS failures FROM pg_stat_database',
    )
    if (sums.rows[0]?.failures !== '0') faults.push(`${sums.rows[0]?.failures} pages with a wrong checksum`)
    return faults
  } finally {
    await client.end()
  }
}

async function heapFaults(client: pg.Client, oid: number): Promise<string[]> {
  const { rows } = await client.query<{ msg: string }>('SELECT msg FROM verify_heapam($1::oid::regclass)', [
    oid,
  ])
  return rows.map(({ msg }) => msg)
}
