'use client'

import { useTranslations } from 'next-intl'
import { useEndOtherSessions, useEndSession, useSessions } from '@/components/api/use-account'
import type { Page } from '@/components/api/use-pages'
import type { DataColumn } from '@/components/common/data-column'
import { DataTable } from '@/components/common/data-table'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'
import { notify } from '@/components/notices/notify'
import { Button } from '@/components/ui/button'
import type { SessionDto } from '@/lib/views/admin.schema'
import classes from './account.module.css'
import { deviceOf } from './device-of'
import { viaOf } from './via-of'

/** One's own open sessions; any other than this one can be ended here. */
export function Sessions({ initial, now }: { initial: Page<SessionDto>; now: string }) {
  const t = useTranslations('account.sessions')
  const common = useTranslations('common')
  const { items, error, retry } = useSessions(initial)
  const end = useEndSession()
  const endOthers = useEndOtherSessions()
  const columns: DataColumn<SessionDto>[] = [
    {
      id: 'device',
      header: t('device'),
      priority: true,
      wrap: true,
      cell: (s) => (
        <span title={s.user_agent ?? undefined}>
          <b>{deviceOf(s.user_agent) ?? t('unknown')}</b>
          {s.current ? <span className={classes.this}>{t('this')}</span> : null}
          <span className={classes.via}>{t(`via.${viaOf(s.provider)}`)}</span>
        </span>
      ),
    },
    { id: 'address', header: t('address'), width: '9rem', cell: (s) => s.address ?? '–' },
    {
      id: 'seen',
      header: t('seen'),
      width: '8rem',
      cell: (s) => <Instant at={s.last_seen_at} since={s.last_seen_at > now ? s.last_seen_at : now} />,
    },
    { id: 'since', header: t('since'), width: '10rem', cell: (s) => <Instant at={s.created_at} /> },
    { id: 'until', header: t('until'), width: '10rem', cell: (s) => <Instant at={s.expires_at} /> },
    {
      id: 'end',
      header: common('table.deeds'),
      quiet: true,
      width: '5rem',
      align: 'end',
      cell: (s) =>
        s.current ? null : (
          <Button
            size="compact-xs"
            variant="default"
            loading={end.isPending && end.variables === s.id}
            onClick={() => end.mutate(s.id)}
          >
            {t('end')}
          </Button>
        ),
    },
  ]
  return (
    <>
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {end.error ? <ErrorState error={end.error} /> : null}
      {endOthers.error ? <ErrorState error={endOthers.error} /> : null}
      <DataTable label={t('title')} columns={columns} rows={items} rowId={(s) => s.id} />
      {items.length > 1 ? (
        <div className={classes.below}>
          <Button
            size="compact-sm"
            variant="default"
            loading={endOthers.isPending}
            onClick={() =>
              endOthers.mutate(undefined, {
                onSuccess: () => notify(t('othersEnded')),
              })
            }
          >
            {t('endOthers')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
