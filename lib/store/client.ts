import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './generated/client'
import { LendingPool } from './held-client'

/** Statement names make PostgreSQL keep the plan: a read costs about half (docs/decisions/004). */
const names = new Map<string, string>()
function statementName({ sql }: { sql: string }): string {
  let name = names.get(sql)
  if (!name) {
    name = `p${names.size}`
    names.set(sql, name)
  }
  return name
}

/** Connections to one address, and Prisma on the same. */
export interface Connection {
  pool: pg.Pool
  prisma: PrismaClient
}

/** Connections that one process holds at most; PostgreSQL takes a hundred unless it is told otherwise. */
export const CONNECTIONS = 16

/** A replica that hangs is given up soon, since the primary can be asked; and it is never written to, even where it is none. */
const OF_A_REPLICA = {
  options: '-c timezone=UTC -c default_transaction_read_only=on',
  connectionTimeoutMillis: 2000,
  query_timeout: 20_000,
}

function connect(url: string): Connection {
  // UTC is forced: in another session time zone the adapter stores instants shifted and reads them back "right".
  const pool = new LendingPool({
    connectionString: url,
    max: CONNECTIONS,
    options: '-c timezone=UTC',
    pipeline: true,
    connectionTimeoutMillis: 30_000,
    ...(url === replicaUrl() ? OF_A_REPLICA : {}),
  })
  // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName })
  return {
    pool,
    prisma: new PrismaClient({ adapter, transactionOptions: { maxWait: 30_000, timeout: 120_000 } }),
  }
}

// One pool a process and address, also across Next's separately bundled route files.
const held = globalThis as typeof globalThis & { plimsollConnections?: Map<string, Connection> }

/** Address of the replica, if there is one: by the application's own login where it names none. */
export function replicaUrl(): string | null {
  const given = process.env.DATABASE_REPLICA_URL
  if (!given) return null
  const address = new URL(given)
  if (address.username !== '') return given
  const { username, password } = new URL(appUrl())
  return Object.assign(address, { username, password }).href
}

/** Address of the application's role; never the owner's. */
function appUrl(): string {
  const url = process.env.DATABASE_APP_URL
  if (!url) throw new Error('DATABASE_APP_URL is not set: the application serves only as plimsoll_app')
  return url
}

/** The connections of the application's role. Only `inTenant` and the look-ups use them. */
export function connectionTo(url: string = appUrl()): Connection {
  held.plimsollConnections ??= new Map()
  let connection = held.plimsollConnections.get(url)
  if (!connection) {
    connection = connect(url)
    held.plimsollConnections.set(url, connection)
  }
  return connection
}

/** Prisma on these connections. */
export const prisma = (url?: string): PrismaClient => connectionTo(url).prisma

/** Closes every pool; for tests and commands that end. */
export async function closeConnections(): Promise<void> {
  const all = [...(held.plimsollConnections?.values() ?? [])]
  held.plimsollConnections?.clear()
  for (const { prisma: client, pool } of all) {
    await client.$disconnect()
    await pool.end().catch(() => {})
  }
}
