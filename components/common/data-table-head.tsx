'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { DataColumn } from './data-column'
import classes from './data-table.module.css'
import type { RowOrder } from './row-order'

interface HeadProps<T> {
  columns: readonly DataColumn<T>[]
  order: RowOrder
  onSort: (column: DataColumn<T>) => void
  ids: readonly string[]
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: Set<string>) => void) | undefined
}

export function DataTableHead<T>({ columns, order, onSort, ids, selected, onSelect }: HeadProps<T>) {
  const t = useTranslations('common.table')
  const all = selected !== undefined && ids.length > 0 && ids.every((id) => selected.has(id))
  return (
    <thead className={classes.head}>
      <tr>
        {selected ? (
          <th className={classes.tick}>
            <Checkbox
              size="xs"
              aria-label={t('selectAll')}
              checked={all}
              indeterminate={!all && selected.size > 0}
              onChange={() => onSelect?.(new Set(all ? [] : ids))}
            />
          </th>
        ) : null}
        {columns.map((column) => {
          const { id, header, quiet, align, width, sortBy, wideOnly } = column
          const sorted = order?.column === id ? (order.descending ? 'descending' : 'ascending') : undefined
          return (
            <th
              key={id}
              scope="col"
              className={classes.heading}
              data-align={align}
              data-wide={wideOnly || undefined}
              style={width ? { width } : undefined}
              aria-sort={sorted}
            >
              {sortBy ? (
                <button type="button" className={classes.sort} onClick={() => onSort(column)}>
                  {header}
                  <span aria-hidden="true">
                    {sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''}
                  </span>
                </button>
              ) : quiet ? (
                <VisuallyHidden>{header}</VisuallyHidden>
              ) : (
                header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
