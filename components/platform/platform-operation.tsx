'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { api } from '@/components/api/client'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { PageHeader } from '@/components/common/page-header'
import { ToneBadge } from '@/components/common/tone-badge'
import type { OperationDto, TenantOperationDto } from '@/lib/views/operation.schema'
import classes from './platform.module.css'

type NumberOf<T> = { [K in keyof T]: T[K] extends number ? K : never }[keyof T]

/** Looked at again by itself: who watches an installation leaves it open. */
const AGAIN_MS = 30_000
/** Longer than this no job waits while workers run. */
const SLOW_SECONDS = 300

/** How the installation goes, tenant by tenant: counts, bytes and waiting times, and nothing of what is in them. */
export function PlatformOperation({ initial }: { initial: OperationDto }) {
  const t = useTranslations('platform.operation')
  const format = useFormatter()
  const { data, error, refetch } = useQuery({
    queryKey: ['platform', 'operation'],
    queryFn: ({ signal }) => api<OperationDto>('/platform/operation', { tenant: null, signal }),
    initialData: initial,
    refetchInterval: AGAIN_MS,
  })
  const megabytes = (bytes: number) =>
    format.number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const number = (value: number) => <span className="numbers">{format.number(value)}</span>
  const fault = (value: number) =>
    value > 0 ? <ToneBadge tone="gap" shape="triangle" word={format.number(value)} /> : number(0)
  const lag = (seconds: number) =>
    seconds > SLOW_SECONDS ? (
      <ToneBadge tone="gap" shape="triangle" word={t('minutes', { minutes: Math.round(seconds / 60) })} />
    ) : (
      t('seconds', { seconds })
    )
  const figure = (
    id: string,
    of: NumberOf<TenantOperationDto>,
    shown: (value: number) => ReactNode,
  ): DataColumn<TenantOperationDto> => ({
    id,
    header: t(id),
    align: 'end',
    cell: (one) => shown(one[of]),
    sortBy: (one) => one[of],
  })
  const columns: DataColumn<TenantOperationDto>[] = [
    {
      id: 'name',
      header: t('tenant'),
      priority: true,
      wrap: true,
      cell: (one) => one.name,
      sortBy: (one) => one.name,
    },
    figure('hour', 'reports_hour', number),
    figure('day', 'reports_day', number),
    figure('bytes', 'bytes_day', megabytes),
    figure('rejected', 'rejected_day', fault),
    figure('unread', 'unread', number),
    figure('jobs', 'jobs_waiting', number),
    figure('lag', 'lag_seconds', lag),
    figure('failed', 'jobs_failed_day', fault),
    {
      id: 'last',
      header: t('last'),
      width: '10rem',
      cell: (one) => (one.last_report ? <Instant at={one.last_report} /> : t('never')),
      sortBy: (one) => one.last_report ?? '',
    },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className={classes.blind}>
        {t.rich('size', { size: megabytes(data.database_bytes), at: () => <Instant at={data.at} /> })}
      </p>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={data.tenants}
        rowId={(one) => one.id}
        empty={<EmptyState title={t('empty')}>{t('emptyNext')}</EmptyState>}
      />
    </>
  )
}
