'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { DataColumn } from './data-column'
import classes from './data-table.module.css'
import { DataTableHead } from './data-table-head'
import { DataTableRow } from './data-table-row'
import { inOrder, nextOrder, type RowOrder } from './row-order'
import { useRowKeys } from './use-row-keys'

export interface DataTableProps<T> {
  /** Spoken name of the table. */
  label: string
  columns: readonly DataColumn<T>[]
  rows: readonly T[]
  rowId: (row: T) => string
  /** Below the tenant (`/findings/fnd_1`): the whole row is a link to it. */
  rowTo?: ((row: T) => string) | undefined
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
  /** No rows yet: their places are drawn. */
  loading?: boolean | undefined
  /** Ids of ticked rows; gives a column of boxes. */
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: Set<string>) => void) | undefined
  /** Loads the next page; absent on the last. */
  onMore?: (() => void) | undefined
  loadingMore?: boolean | undefined
  /** The row of the page that is open beside the list. */
  activeId?: string | undefined
}

/**
 * A list where experts work: rows of 34 px, a head that stays, `j`/`k`/Enter. On a phone each row becomes a card; it never
 * scrolls sideways.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, rowTo, empty, loading, selected, onSelect, onMore, loadingMore } =
    props
  const t = useTranslations('common.table')
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const [order, setOrder] = useState<RowOrder>(null)
  const sortBy = columns.find(({ id }) => id === order?.column)?.sortBy
  const shown = inOrder(rows, sortBy, order?.descending ?? false)
  const sort = ({ id, sortBy: by }: DataColumn<T>) => {
    const [first] = rows
    setOrder((now) => nextOrder(now, id, first !== undefined && typeof by?.(first) === 'number'))
  }
  if (!loading && rows.length === 0 && empty) return <>{empty}</>
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={label} aria-busy={loading}>
        <DataTableHead
          columns={columns}
          order={order}
          onSort={sort}
          ids={rows.map(rowId)}
          selected={selected}
          onSelect={onSelect}
        />
        <tbody ref={body} data-rows>
          {shown.map((row) => (
            <DataTableRow
              key={rowId(row)}
              id={rowId(row)}
              row={row}
              columns={columns}
              to={rowTo?.(row)}
              active={rowId(row) === props.activeId}
              selected={selected}
              onSelect={onSelect}
            />
          ))}
          {loading && rows.length === 0 ? <Places columns={columns.length + (selected ? 1 : 0)} /> : null}
        </tbody>
      </table>
      {onMore ? (
        <div className={classes.more}>
          <Button variant="default" size="xs" onClick={onMore} loading={loadingMore ?? false}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Places({ columns }: { columns: number }) {
  return [0, 1, 2, 3, 4, 5].map((row) => (
    <tr key={row} className={classes.row}>
      <td colSpan={columns} className={classes.cell}>
        <span className={classes.place} style={{ width: `${84 - row * 9}%` }} />
      </td>
    </tr>
  ))
}
