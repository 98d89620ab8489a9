'use client'

import { useTranslations } from 'next-intl'
import { useTenant } from '@/components/api/tenant-context'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { useAddress } from '@/components/common/use-address'
import { Button } from '@/components/ui/button'
import type { AuditEventDto } from '@/lib/views/admin.schema'
import classes from './audit.module.css'
import { AuditEvent } from './audit-event'
import { AuditFilters } from './audit-filters'

/** Who did what, with what it was before and after, and the leaf that commits to it. */
export function AuditLog({ initial }: { initial: FirstPage<AuditEventDto> }) {
  const t = useTranslations('audit')
  const common = useTranslations('common.table')
  const { timeZone } = useTenant()
  const { get, set } = useAddress()
  const query = { action: get('action'), actor: get('actor'), q: get('q') }
  const list = useFilteredPages<AuditEventDto>('/audit-events', query, initial)
  const filtered = Boolean(query.action || query.actor || query.q)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} sure={t('zone', { zone: timeZone })} />
      <AuditFilters
        {...query}
        actorName={list.items.find(({ actor }) => actor.id === query.actor)?.actor.label}
        onChange={set}
      />
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {list.items.length === 0 && !list.loading ? (
        <EmptyState small title={t(filtered ? 'nothing' : 'empty')} />
      ) : (
        <ol className={classes.list} aria-busy={list.waiting || list.loading}>
          {list.items.map((event) => (
            <AuditEvent key={event.id} event={event} onActor={(actor) => set({ actor })} />
          ))}
        </ol>
      )}
      {list.onMore ? (
        <p className={classes.more}>
          <Button variant="default" size="xs" onClick={list.onMore} loading={list.loadingMore}>
            {common('more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}
