'use client'

import { useTranslations } from 'next-intl'
import { useDeliveries } from '@/components/api/use-webhooks'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { ToneBadge } from '@/components/common/tone-badge'
import type { DeliveryDto } from '@/lib/views/webhook.schema'
import classes from './webhooks.module.css'

const STATE = {
  queued: { tone: 'judge', shape: 'dashed' },
  delivered: { tone: 'met', shape: 'disc-tick' },
  failed: { tone: 'gap', shape: 'square-cross' },
} as const

/** A test is not tried again, so nobody gave it up. */
function wordOf({ state, event, attempts }: DeliveryDto) {
  if (state === 'queued') return attempts > 0 ? 'again' : 'queued'
  return state === 'failed' && event === 'test' ? 'missed' : state
}

/** What was sent to a webhook of late, and how that went. */
export function Deliveries({ id, name }: { id: string; name: string }) {
  const t = useTranslations('webhooks.history')
  const event = useTranslations('webhooks.event')
  const { data, error, isPending, refetch } = useDeliveries(id)
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />
  if (isPending) {
    return (
      <p className={classes.events} role="status">
        {t('loading')}
      </p>
    )
  }
  if (data.items.length === 0) {
    return (
      <EmptyState small title={t('empty')}>
        {t('emptyNext')}
      </EmptyState>
    )
  }
  const columns: DataColumn<DeliveryDto>[] = [
    {
      id: 'what',
      header: t('what'),
      priority: true,
      width: '11rem',
      cell: (one) => (
        <>
          {event(one.event.replace('.', '_'))}
          {one.event === 'test' ? '' : ` (${one.total})`}
        </>
      ),
    },
    { id: 'made', header: t('made'), width: '9.5rem', cell: (one) => <Instant at={one.created_at} /> },
    {
      id: 'state',
      header: t('state'),
      width: '7.5rem',
      cell: (one) => <ToneBadge {...STATE[one.state]} word={t(wordOf(one))} />,
    },
    {
      id: 'attempts',
      header: t('attempts'),
      width: '5rem',
      align: 'end',
      cell: (one) => <span className="numbers">{one.attempts}</span>,
    },
    {
      id: 'answer',
      header: t('answer'),
      wrap: true,
      cell: (one) => (
        <span>
          {one.status ?? ''}{' '}
          {one.error && !one.error.startsWith('The receiver answered') ? (
            <span className={classes.fault}>{one.error}</span>
          ) : null}
          {one.status === null && !one.error ? '–' : null}
        </span>
      ),
    },
  ]
  return (
    <div className={classes.history}>
      <DataTable label={t('of', { name })} columns={columns} rows={data.items} rowId={(one) => one.id} />
      <p className={classes.events}>{t('note')}</p>
    </div>
  )
}
