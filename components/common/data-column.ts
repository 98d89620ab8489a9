import type { ReactNode } from 'react'

/** A column of a {@link DataTable}. */
export interface DataColumn<T> {
  id: string
  header: string
  /** The header is only spoken: what stands in the column says by itself what it is (buttons). */
  quiet?: boolean
  cell: (row: T) => ReactNode
  /** On a phone it stays in the first line of the row's card, without its header; the others go below, with it. */
  priority?: boolean
  /** Hidden on a phone altogether. */
  wideOnly?: boolean
  align?: 'end'
  /** CSS width, such as `8rem`; the rest is shared. */
  width?: string
  /** Lets people sort by it, in the browser: only for lists that are whole. */
  sortBy?: (row: T) => string | number
  /** May take several lines; else it is cut with an ellipsis. */
  wrap?: boolean
}
