import pg from 'pg'
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns'

/** A value sealed anew, or null when it need not be. @throws Error when it does not open */
export type SealAnew = (sealed: Uint8Array, place: string) => Uint8Array | null

export interface Resealed {
  /** Values sealed anew. */
  resealed: number
  /** Values that no known secret opens, by table and column; they stay as they are. */
  unopened: Readonly<Record<string, number>>
}

/**
 * Seals every sealed value anew that needs it, with the owner's connection. A value that changes meanwhile is left alone:
 * whoever changes it seals it under the new secret. Run again, it does nothing.
 */
export async function reseal(ownerUrl: string, anew: SealAnew): Promise<Resealed> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  const unopened: Record<string, number> = {}
  let resealed = 0
  try {
    for (const column of SEALED_COLUMNS) {
      for (const { place, sealed } of await sealedValues(client, column)) {
        const name = `${column.table}.${column.column}`
        const fresh = attempt(() => anew(sealed, place))
        if (fresh === 'unopened') unopened[name] = (unopened[name] ?? 0) + 1
        else if (fresh) resealed += await replace(client, column, sealed, fresh)
      }
    }
    return { resealed, unopened }
  } finally {
    await client.end()
  }
}

async function sealedValues(client: pg.Client, { table, column, place }: SealedColumn) {
  const { rows } = await client.query<{ place: string; sealed: Buffer }>(
    `SELECT ${place} AS place, ${column} AS sealed FROM public.${table} WHERE ${column} IS NOT NULL`,
  )
  return rows
}

/** A sealed value is found by itself: its IV is of no other. */
async function replace(client: pg.Client, column: SealedColumn, old: Uint8Array, fresh: Uint8Array) {
  const { rowCount } = await client.query(
    `UPDATE public.${column.table} SET ${column.column} = $2 WHERE ${column.column} = $1`,
    [old, fresh],
  )
  return rowCount ?? 0
}

function attempt(work: () => Uint8Array | null): Uint8Array | null | 'unopened' {
  try {
    return work()
  } catch {
    return 'unopened'
  }
}
