import type { TenantTx } from './in-tenant'

/**
 * Rows that one statement writes at most. What is sent is held twice until the database has taken it, so a report of a hundred thousand
 * rows goes in pieces; a report that is placed with its request mostly in one.
 */
export const MOST_ROWS = 20_000

/** Of so many rows a write takes the database long enough to begin with it while whoever sent it goes on with other things. */
export const MANY_ROWS = 1000

/** Writes rows set-based: few of them as a write that nobody waits for, many in pieces, one after the other. */
export async function inBatches<T>(
  { later, sent }: Pick<TenantTx, 'later' | 'sent'>,
  rows: readonly T[],
  write: (rows: readonly T[]) => Promise<unknown>,
): Promise<void> {
  if (rows.length === 0) return
  if (rows.length <= MOST_ROWS) {
    later(write(rows))
    if (rows.length > MANY_ROWS) await sent()
    return
  }
  for (let from = 0; from < rows.length; from += MOST_ROWS) await write(rows.slice(from, from + MOST_ROWS))
}
