'use client'

import { useTranslations } from 'next-intl'
import type { DataColumn } from '@/components/common/data-column'
import { Instant } from '@/components/common/instant'
import { SeverityBadge } from '@/components/common/severity-badge'
import { useCheckTitle } from '@/components/common/use-check-title'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingDto } from '@/lib/views/finding.schema'
import classes from './finding-row.module.css'
import { FindingTitle } from './finding-title'
import { Impact } from './impact'
import { rowWords } from './row-words'
import { StatusBadge } from './status-badge'

/** Columns of a list of findings; without the asset's where all are of one. */
export function useFindingColumns(rows: readonly FindingDto[], ofOneAsset = false): DataColumn<FindingDto>[] {
  const t = useTranslations('findings')
  const titled = useCheckTitle()
  const greatest = Math.max(1, ...rows.map((f) => f.weight))
  const asset: DataColumn<FindingDto> = {
    id: 'asset',
    header: t('column.asset'),
    width: '10%',
    cell: (f) => <TenantLink to={`/assets/${f.asset.id}`}>{f.asset.name}</TenantLink>,
  }
  return [
    {
      id: 'impact',
      header: t('column.impact'),
      width: '5.4rem',
      cell: (f) => <Impact weight={f.weight} greatest={greatest} />,
    },
    {
      id: 'title',
      header: t('column.title'),
      priority: true,
      cell: (f) => {
        const { id, subject } = rowWords(f)
        return (
          <span
            className={classes.title}
            title={[titled(f.title), f.subject, f.detail].filter(Boolean).join(' · ')}
          >
            {id ? <span className={classes.id}>{id}</span> : null}
            <FindingTitle title={titled(f.title)} />
            {f.known_exploited ? <span className={classes.exploited}>{t('exploited')}</span> : null}
            {subject ? <span className={classes.subject}>{subject}</span> : null}
          </span>
        )
      },
    },
    {
      id: 'severity',
      header: t('column.severity'),
      width: '6rem',
      cell: (f) => <SeverityBadge severity={f.severity} />,
    },
    ...(ofOneAsset ? [] : [asset]),
    {
      id: 'since',
      header: t('column.since'),
      width: '6.6rem',
      cell: (f) => <Instant at={f.first_seen} form="day" />,
    },
    {
      id: 'due',
      header: t('column.due'),
      width: '6.6rem',
      cell: (f) =>
        f.due_on ? (
          <span className={f.overdue ? classes.late : 'numbers'} title={f.overdue ? t('overdue') : undefined}>
            {f.due_on}
            {f.overdue ? <span className={classes.lateWord}> {t('overdue')}</span> : null}
          </span>
        ) : (
          <span className={classes.none}>–</span>
        ),
    },
    {
      id: 'owner',
      header: t('column.owner'),
      width: '6.5rem',
      cell: (f) => f.owner?.name ?? <span className={classes.none}>–</span>,
    },
    {
      id: 'status',
      header: t('column.status'),
      width: '8.5rem',
      cell: (f) => <StatusBadge status={f.status} proposed={f.handling?.state === 'proposed'} />,
    },
  ]
}
