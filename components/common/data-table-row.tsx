'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Link } from '@/components/common/link'
import { useTenantHref } from '@/components/shell/tenant-link'
import { Checkbox } from '@/components/ui/checkbox'
import type { DataColumn } from './data-column'
import classes from './data-table.module.css'

interface RowProps<T> {
  id: string
  row: T
  columns: readonly DataColumn<T>[]
  to: string | undefined
  active: boolean
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: Set<string>) => void) | undefined
}

export function DataTableRow<T>({ id, row, columns, to, active, selected, onSelect }: RowProps<T>) {
  const t = useTranslations('common.table')
  const href = useTenantHref()
  const router = useRouter()
  const lead = columns.find(({ priority }) => priority)?.id ?? columns[0]?.id
  const open = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (to && event.key === 'Enter' && event.target === event.currentTarget) router.push(href(to))
  }
  const tick = () => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect?.(next)
  }
  return (
    <tr
      className={classes.row}
      data-row
      data-active={active || undefined}
      data-link={to ? true : undefined}
      data-ticked={selected?.has(id) || undefined}
      aria-current={active || undefined}
      tabIndex={-1}
      onKeyDown={open}
    >
      {selected ? (
        <td className={classes.tick}>
          <Checkbox size="xs" aria-label={t('select')} checked={selected.has(id)} onChange={tick} />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          className={classes.cell}
          data-align={column.align}
          data-priority={column.priority || undefined}
          data-wide={column.wideOnly || undefined}
          data-wrap={column.wrap || undefined}
          data-label={column.quiet ? '' : column.header}
        >
          {to && column.id === lead ? (
            <Link href={href(to)} className={classes.whole}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
