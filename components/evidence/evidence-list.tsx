'use client'

import { useTranslations } from 'next-intl'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { useTimes } from '@/components/api/use-times'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { TenantLink } from '@/components/shell/tenant-link'
import { SubmissionTabs } from '@/components/submissions/submission-tabs'
import classes from '@/components/submissions/submissions.module.css'
import { useListFilter } from '@/components/submissions/use-list-filter'
import { Button } from '@/components/ui/button'
import type { EvidenceDto } from '@/lib/views/evidence.schema'
import { useEvidenceColumns } from './evidence-columns'
import { EVIDENCE_FILTERS, EvidenceFilters } from './evidence-filters'

/** Every distinct body that came in, by its hash. */
export function EvidenceList({ initial }: { initial: FirstPage<EvidenceDto> }) {
  const t = useTranslations('evidence.list')
  const words = useTranslations('submissions')
  const filter = useListFilter(EVIDENCE_FILTERS)
  const list = useFilteredPages<EvidenceDto>('/evidence', { ...filter.asked, ...useTimes() }, initial)
  const columns = useEvidenceColumns()
  const empty = filter.filtered ? (
    <EmptyState
      title={t('nothingMatches')}
      action={
        <Button variant="default" onClick={filter.clear}>
          {words('clear')}
        </Button>
      }
    >
      {t('nothingMatchesHelp')}
    </EmptyState>
  ) : (
    <EmptyState title={t('none')} action={<TenantLink to="/submissions">{t('toSubmissions')}</TenantLink>}>
      {t('noneHelp')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <SubmissionTabs current="evidence" />
      <EvidenceFilters filter={filter} />
      <p className={classes.found} aria-live="polite">
        {list.total === undefined || list.waiting ? ' ' : t('found', { count: list.total })}
      </p>
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <div className={classes.frame} data-waiting={list.waiting || undefined}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.items}
          rowId={(e) => e.sha256}
          rowTo={(e) => `/evidence/${e.sha256}`}
          empty={list.error ? null : empty}
          loading={list.loading && !list.error}
          onMore={list.onMore}
          loadingMore={list.loadingMore}
        />
      </div>
    </>
  )
}
