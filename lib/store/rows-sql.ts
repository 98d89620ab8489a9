import { Prisma } from './generated/client'
import { MANY_ROWS } from './in-batches'

/** A column of rows that are written: its type, and a value for each row. */
export type Column = readonly [type: string, values: readonly unknown[]]

/**
 * Rows to select from, of a value a row in each column. Of many rows a column that says the same in all of them, as most of one report's do, is
 * sent and read as one value; of few all are arrays, so that the statement is one text whatever they say and its plan is kept.
 * @param alias what the rows are called
 */
export function rowsSql(alias: string, columns: Readonly<Record<string, Column>>): Prisma.Sql {
  const all = Object.entries(columns)
  const same = all.filter(([, [, values]]) => values.length > MANY_ROWS && isOne(values))
  const own = same.length === 0 ? all : all.filter((column) => !same.includes(column))
  const arrays = own.map(([, [type, values]]) => Prisma.sql`${values}::${Prisma.raw(type)}[]`)
  const names = own.map(([name]) => name).join(', ')
  const unnested = (as: string) =>
    Prisma.sql`unnest(${Prisma.join(arrays)}) AS ${Prisma.raw(`${as}(${names})`)}`
  if (same.length === 0) return unnested(alias)
  const ones = same.map(
    ([name, [type, [value]]]) => Prisma.sql`${value}::${Prisma.raw(`${type} AS ${name}`)}`,
  )
  return Prisma.sql`(SELECT own.*, ${Prisma.join(ones)} FROM ${unnested('own')}) AS ${Prisma.raw(alias)}`
}

function isOne(values: readonly unknown[]): boolean {
  const [first] = values
  const at = first instanceof Date ? first.getTime() : null
  return values.every(
    (value) => value === first || (at !== null && value instanceof Date && value.getTime() === at),
  )
}
