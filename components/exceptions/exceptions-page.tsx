'use client'

import { useTranslations } from 'next-intl'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { Choice } from '@/components/common/choice'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { useAddress } from '@/components/common/use-address'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { ExceptionDto } from '@/lib/views/exception.schema'
import { ExceptionCard } from './exception-card'
import classes from './exceptions.module.css'

const SOON_MS = 14 * 86_400_000
const SHOWN = ['live', 'over', 'all'] as const

/** Who accepted what until when: first what waits for a decision, then what ends within two weeks. */
export function ExceptionsPage({ initial }: { initial: FirstPage<ExceptionDto> }) {
  const t = useTranslations('exceptions')
  const { get, set } = useAddress()
  const show = SHOWN.find((one) => one === get('show')) ?? 'live'
  const kind = get('kind')
  const query = { show: show === 'live' ? undefined : show, kind, limit: 100 }
  const list = useFilteredPages<ExceptionDto>('/exceptions', query, initial)
  const soon = (e: ExceptionDto) => e.expires_at !== null && Date.parse(e.expires_at) - Date.now() < SOON_MS
  const parts = [
    { id: 'waiting', items: list.items.filter(({ state }) => state === 'proposed') },
    { id: 'soon', items: list.items.filter((e) => e.state === 'approved' && soon(e)) },
    { id: 'force', items: list.items.filter((e) => e.state === 'approved' && !soon(e)) },
    { id: 'over', items: list.items.filter(({ state }) => state !== 'approved' && state !== 'proposed') },
  ] as const
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Choice
        className={classes.show}
        label={t('show.label')}
        value={show}
        onChange={(value) => set({ show: value === 'live' ? undefined : value })}
        data={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))}
      />
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      {!list.error && !list.loading && list.items.length === 0 ? (
        <EmptyState title={t('empty')} action={<TenantLink to="/findings">{t('emptyAction')}</TenantLink>}>
          {t('emptyHelp')}
        </EmptyState>
      ) : null}
      {parts.map(({ id, items }) =>
        items.length > 0 ? (
          <Section key={id} title={t(`part.${id}`, { count: items.length })} lead={t(`partLead.${id}`)}>
            {items.map((exception) => (
              <ExceptionCard key={exception.id} exception={exception} />
            ))}
          </Section>
        ) : null,
      )}
      {list.onMore ? (
        <Button variant="default" size="xs" onClick={list.onMore} loading={list.loadingMore}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}
