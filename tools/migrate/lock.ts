import type pg from 'pg'

/** Prisma's own lock, so that its command line and we never migrate at once. */
const LOCK = 72707369

/**
 * Does `work` while this connection holds the migration lock of its database: of several starting servers one
 * migrates, the others wait and find nothing to do. The lock goes with the connection if the process dies.
 */
export async function withMigrationLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK])
  try {
    return await work()
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {})
  }
}
