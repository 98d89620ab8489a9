import { type CursorValues, encodeCursor } from '@/lib/core/cursor'

/** A page of rows of which one more than asked for was read: the extra one only says that there is more. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  toItem: (row: R) => T,
  cursorOf: (row: R) => CursorValues,
) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toItem),
    next_cursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null,
  }
}
