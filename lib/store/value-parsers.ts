import pg from 'pg'
import { Prisma } from './generated/client'

const { builtins } = pg.types
const BYTEA_ARRAY = 1001
const text = (oid: number) => pg.types.getTypeParser(oid, 'text') as (value: string) => unknown
const bytes = (value: unknown) => new Uint8Array(value as Buffer)

/** Values as Prisma hands them over: 64 bits as bigint, a day as its midnight in UTC, bytes as their own array. */
const PARSERS = new Map<number, (value: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.DATE, (day) => new Date(`${day}T00:00:00Z`)],
  [builtins.TIMESTAMPTZ, instant],
  [builtins.BYTEA, (value) => bytes(text(builtins.BYTEA)(value))],
  [BYTEA_ARRAY, hashes],
  [builtins.NUMERIC, (value) => new Prisma.Decimal(value)],
])

/** What connections of ours print, whose time zone is UTC; the engine reads it several times faster than the driver does. */
function instant(value: string): unknown {
  return value.endsWith('+00') && value[4] === '-'
    ? new Date(`${value.slice(0, 10)}T${value.slice(11, -3)}Z`)
    : text(builtins.TIMESTAMPTZ)(value)
}

/** Of bytes in a flat array, which PostgreSQL prints in hex (`bytea_output`), nothing needs to be looked for. */
function hashes(value: string): unknown {
  if (!FLAT_BYTES.test(value)) return (text(BYTEA_ARRAY)(value) as Buffer[]).map(bytes)
  return value
    .slice(1, -1)
    .split(',')
    .map((one) => new Uint8Array(Buffer.from(one.slice(4, -1), 'hex')))
}
const FLAT_BYTES = /^\{"\\\\x[0-9a-f]*"(?:,"\\\\x[0-9a-f]*")*\}$/

export const valueParsers = { getTypeParser: (oid: number) => PARSERS.get(oid) ?? text(oid) }
