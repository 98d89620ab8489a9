import { createHash } from 'node:crypto'
import type pg from 'pg'
import { arrayLiteral } from './array-literal'
import { Prisma } from './generated/client'
import { type HeldClient, overError } from './held-client'
import { valueParsers } from './value-parsers'

/** The four raw calls of a Prisma transaction, with their signatures. */
export type RawCalls = Pick<
  Prisma.TransactionClient,
  '$queryRaw' | '$executeRaw' | '$queryRawUnsafe' | '$executeRawUnsafe'
>

interface Statement {
  text: string
  /** Names make PostgreSQL keep the plan (docs/decisions/004); Prisma's own begin with another letter. */
  name: string
}
const named = new Map<string, Statement>()
function statementOf(text: string): Statement {
  const known = named.get(text)
  if (known !== undefined) return known
  // Of the statement itself: several bundles of Next, each with a map of its own, ask through the same connections.
  const name = `r${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  const statement = { text, name }
  named.set(text, statement)
  return statement
}

const written = new WeakMap<TemplateStringsArray, Statement>()
/** A statement whose parts are all values is the same whenever its place in the code is reached. */
function writtenAt(parts: TemplateStringsArray): Statement {
  const known = written.get(parts)
  if (known) return known
  const statement = statementOf(parts.reduce((text, part, i) => `${text}$${i}${part}`))
  written.set(parts, statement)
  return statement
}

/** A value as it is sent: instants in UTC whatever the zone of the process, also within arrays. */
function sent(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? (arrayLiteral(value) ?? value.map(sent)) : value
}

/**
 * Raw statements straight on a transaction's connection: Prisma's way costs half a millisecond of CPU a statement (docs/decisions/050).
 * What they take and give is as Prisma's, but that several may be on their way together: whatever is asked until the process waits
 * goes out in one piece.
 */
export function rawOn(held: HeldClient): RawCalls {
  const together = corkedUntilWaiting(held.client)
  return rawCalls(async (query) => {
    if (held.over) throw overError()
    together()
    return held.client.query(query)
  })
}

/** Raw statements that are each a transaction of their own, on whatever connection is free. */
export const rawOnPool = (pool: pg.Pool): RawCalls => rawCalls((query) => pool.query(query))

function rawCalls(ask: (query: pg.QueryConfig) => Promise<pg.QueryResult>): RawCalls {
  const send = ({ text, name }: Statement, values: readonly unknown[]) =>
    ask({ name, text, values: values.map(sent), types: valueParsers })
  const tagged = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    if (!(query instanceof Prisma.Sql)) {
      if (!values.some((value) => value instanceof Prisma.Sql)) return send(writtenAt(query), values)
      query = Prisma.sql(query, ...values)
    }
    return send(statementOf(query.text), query.values)
  }
  const calls = {
    $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await tagged(query, values)).rows,
    $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await tagged(query, values)).rowCount ?? 0,
    $queryRawUnsafe: async (sql: string, ...values: unknown[]) => (await send(statementOf(sql), values)).rows,
    $executeRawUnsafe: async (sql: string, ...values: unknown[]) =>
      (await send(statementOf(sql), values)).rowCount ?? 0,
  }
  // A PrismaPromise is a promise with a mark that only Prisma's own batches look at, and a transaction of ours has none.
  return calls as unknown as RawCalls
}

/** Holds back what is written to a connection until the process has nothing more to do but wait: one call to the system for all of it. */
function corkedUntilWaiting(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream & Corks } })
    .connection
  let corked = false
  return () => {
    if (corked) return
    corked = true
    stream.cork()
    // After whatever promises go on with.
    process.nextTick(() => {
      corked = false
      stream.uncork()
    })
  }
}
interface Corks {
  cork(): void
  uncork(): void
}
