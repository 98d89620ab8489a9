'use client'

import { Button } from '@mantine/core'
import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useRef } from 'react'
import type { DataColumn } from './data-column'
import classes from './data-table.module.css'
import { DataTableHead } from './data-table-head'
import { DataTableRow } from './data-table-row'
import { useRowKeys } from './use-row-keys'

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})

export interface DataTableProps<T extends RowData> {
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
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, rowTo, empty, loading, selected, onSelect, onMore, loadingMore } =
    props
  const t = useTranslations('common.table')
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: definitions, data, getRowId: rowId })
  const shown = table.getRowModel().rows
  if (!loading && rows.length === 0 && empty) return <>{empty}</>
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={label} aria-busy={loading}>
        <DataTableHead
          columns={columns}
          sorting={table.state.sorting}
          onSort={(id) => table.getColumn(id)?.toggleSorting()}
          ids={rows.map(rowId)}
          selected={selected}
          onSelect={onSelect}
        />
        <tbody ref={body} data-rows>
          {shown.map((row) => (
            <DataTableRow
              key={row.id}
              id={row.id}
              row={row.original}
              columns={columns}
              to={rowTo?.(row.original)}
              active={row.id === props.activeId}
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

function definitionOf<T extends RowData>({ id, sortBy }: DataColumn<T>): ColumnDef<typeof features, T> {
  return sortBy
    ? { id, accessorFn: sortBy, sortFn: 'basic', enableSorting: true }
    : { id, accessorFn: () => '', enableSorting: false }
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
