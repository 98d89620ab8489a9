import { createHash } from 'node:crypto'
import pg from 'pg'
import { Prisma } from './generated/client'
import type { HeldClient } from './held-client'

/** The four raw calls of a Prisma transaction, with their signatures. */
export type RawCalls = Pick<
  Prisma.TransactionClient,
  '$queryRaw' | '$executeRaw' | '$queryRawUnsafe' | '$executeRawUnsafe'
>

const { builtins } = pg.types
const BYTEA_ARRAY = 1001
const text = (oid: number) => pg.types.getTypeParser(oid, 'text') as (value: string) => unknown
const bytes = (value: unknown) => new Uint8Array(value as Buffer)
/** Values as Prisma hands them over: 64 bits as bigint, a day as its midnight in UTC, bytes as their own array. */
const PARSERS = new Map<number, (value: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.DATE, (day) => new Date(`${day}T00:00:00Z`)],
  [builtins.BYTEA, (value) => bytes(text(builtins.BYTEA)(value))],
  [BYTEA_ARRAY, (value) => (text(BYTEA_ARRAY)(value) as Buffer[]).map(bytes)],
  [builtins.NUMERIC, (value) => new Prisma.Decimal(value)],
])
const types = { getTypeParser: (oid: number) => PARSERS.get(oid) ?? text(oid) }

/** Names make PostgreSQL keep the plan (docs/decisions/004); Prisma's own begin with another letter. */
const names = new Map<string, string>()
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  // Of the statement itself: several bundles of Next, each with a map of its own, ask through the same connections.
  const name = `r${createHash('sha256').update(sql).digest('base64url').slice(0, 24)}`
  names.set(sql, name)
  return name
}

/** Instants in UTC whatever the zone of the process, also within arrays. */
function inUtc(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(inUtc)
  return value
}

/**
 * Raw statements straight on a transaction's connection: Prisma's way costs half a millisecond of CPU a statement (docs/decisions/050).
 * What they take and give is as Prisma's, but that they are sent at once, and several may be on their way together.
 */
export function rawOn(held: HeldClient): RawCalls {
  const send = async (sql: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    if (!held.client || held.over)
      throw new Error('The transaction is over; nothing more can be asked in it.')
    return held.client.query({ name: nameOf(sql), text: sql, values: values.map(inUtc), types })
  }
  const tagged = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) =>
    query instanceof Prisma.Sql ? query : Prisma.sql(query as TemplateStringsArray, ...values)
  const calls = {
    async $queryRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) {
      const sql = tagged(query, values)
      return (await send(sql.text, sql.values)).rows
    },
    async $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) {
      const sql = tagged(query, values)
      return (await send(sql.text, sql.values)).rowCount ?? 0
    },
    async $queryRawUnsafe(sql: string, ...values: unknown[]) {
      return (await send(sql, values)).rows
    },
    async $executeRawUnsafe(sql: string, ...values: unknown[]) {
      return (await send(sql, values)).rowCount ?? 0
    },
  }
  // A PrismaPromise is a promise with a mark that only Prisma's own batches look at, and a transaction of ours has none.
  return calls as unknown as RawCalls
}
