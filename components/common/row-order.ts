/** By which column rows are sorted, and which way; null: as they came. */
export type RowOrder = { column: string; descending: boolean } | null

/** A heading that is clicked again turns the order round, and then gives back the order in which rows came. Numbers begin with the greatest. */
export function nextOrder(order: RowOrder, column: string, numbers: boolean): RowOrder {
  if (order?.column !== column) return { column, descending: numbers }
  return order.descending === numbers ? { column, descending: !numbers } : null
}

/** The rows in order; those that are alike stay as they came. */
export function inOrder<T>(
  rows: readonly T[],
  by: ((row: T) => string | number) | undefined,
  descending: boolean,
): readonly T[] {
  if (!by) return rows
  const way = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)]
    return left === right ? 0 : left > right ? way : -way
  })
}
