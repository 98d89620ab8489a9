'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
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
  const columns: DataColumn<TenantOperationDto>[] = [
    {
      id: 'name',
      header: t('tenant'),
      priority: true,
      wrap: true,
      cell: (one) => one.name,
      sortBy: (one) => one.name,
    },
    {
      id: 'hour',
      header: t('hour'),
      align: 'end',
      cell: (one) => number(one.reports_hour),
      sortBy: (one) => one.reports_hour,
    },
    {
      id: 'day',
      header: t('day'),
      align: 'end',
      cell: (one) => number(one.reports_day),
      sortBy: (one) => one.reports_day,
    },
    {
      id: 'bytes',
      header: t('bytes'),
      align: 'end',
      cell: (one) => megabytes(one.bytes_day),
      sortBy: (one) => one.bytes_day,
    },
    {
      id: 'rejected',
      header: t('rejected'),
      align: 'end',
      cell: (one) => fault(one.rejected_day),
      sortBy: (one) => one.rejected_day,
    },
    {
      id: 'unread',
      header: t('unread'),
      align: 'end',
      cell: (one) => number(one.unread),
      sortBy: (one) => one.unread,
    },
    {
      id: 'jobs',
      header: t('jobs'),
      align: 'end',
      cell: (one) => number(one.jobs_waiting),
      sortBy: (one) => one.jobs_waiting,
    },
    {
      id: 'lag',
      header: t('lag'),
      align: 'end',
      cell: (one) => lag(one.lag_seconds),
      sortBy: (one) => one.lag_seconds,
    },
    {
      id: 'failed',
      header: t('failed'),
      align: 'end',
      cell: (one) => fault(one.jobs_failed_day),
      sortBy: (one) => one.jobs_failed_day,
    },
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
