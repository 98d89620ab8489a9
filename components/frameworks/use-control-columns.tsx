'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { useLocalized } from '@/components/common/localized'
import type { FrameworkDetailDto } from '@/lib/views/framework.schema'
import type { ListedControl } from './control-list'
import classes from './frameworks.module.css'

/** Number and name, who can tell, by how many safeguards, at which levels, and how sure the entry is. */
export function useControlColumns({
  levels,
  safeguards_mapped,
}: FrameworkDetailDto): DataColumn<ListedControl>[] {
  const t = useTranslations('frameworks')
  const localized = useLocalized()
  const edges = new Map<string, number>()
  for (const { edges: own } of safeguards_mapped)
    for (const { control } of own) edges.set(control, (edges.get(control) ?? 0) + 1)
  const all: (DataColumn<ListedControl> | null)[] = [
    {
      id: 'title',
      header: t('column.control'),
      priority: true,
      wrap: true,
      cell: (row) => (
        <span data-group={row.kind === 'group' || undefined} className={classes.control}>
          <code>{row.ref}</code> {localized(row.title)}
        </span>
      ),
    },
    levels.length > 0
      ? {
          id: 'levels',
          header: t('column.levels'),
          width: '9rem',
          wideOnly: true,
          cell: (row) =>
            row.kind === 'control' ? `${row.sag ? `${row.sag} · ` : ''}${row.levels.join(' ')}` : null,
        }
      : null,
    {
      id: 'kind',
      header: t('column.kind'),
      width: '11rem',
      cell: (row) =>
        row.assessment ? (
          <span className={classes.kind}>
            <span className={classes.dot} data-kind={row.assessment} aria-hidden="true" />
            {t(`kind.${row.assessment}`)}
          </span>
        ) : row.kind === 'clause' ? (
          <span className={classes.soft}>{t('listedOnly')}</span>
        ) : null,
    },
    {
      id: 'safeguards',
      header: t('column.safeguards'),
      width: '6.5rem',
      align: 'end',
      wideOnly: true,
      cell: (row) => (row.kind === 'control' ? (edges.get(row.control) ?? '–') : null),
    },
    {
      id: 'provenance',
      header: t('column.provenance'),
      width: '9rem',
      wideOnly: true,
      cell: (row) => (row.kind === 'control' ? t(`provenance.${row.provenance}`) : null),
    },
  ]
  return all.filter((column) => column !== null)
}
