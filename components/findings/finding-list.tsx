'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { useMayChange } from '@/components/api/use-may-change'
import { useTimes } from '@/components/api/use-times'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { TenantLink } from '@/components/shell/tenant-link'
import type { FindingDto } from '@/lib/views/finding.schema'
import { BulkBar } from './bulk-bar'
import { FilterChips } from './filter-chips'
import { useFindingColumns } from './finding-columns'
import { FindingFilters } from './finding-filters'
import classes from './findings.module.css'
import { type BulkAim, useBulkKeys } from './use-bulk-keys'
import { useFindingFilter } from './use-finding-filter'

/** What to fix, worth most first; everything about it is in the address. */
export function FindingList({ initial }: { initial: FirstPage<FindingDto> }) {
  const t = useTranslations('findings')
  const mayWrite = useMayChange('findings.write')
  const mayHandIn = useMayChange('submissions.create')
  const times = useTimes()
  const filter = useFindingFilter()
  const list = useFilteredPages<FindingDto>('/findings', { ...filter.query, ...times }, initial)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = list.items.filter((f) => ticked.has(f.id))
  const [aim, setAim] = useState<BulkAim | null>(null)
  const columns = useFindingColumns(list.items)
  const back = useBulkKeys({ enabled: mayWrite, onAim: setAim, onLeave: () => leave() })
  const leave = () => {
    setTicked(new Set())
    setAim(null)
    back()
  }
  const empty = filter.filtered ? (
    <EmptyState
      title={t('nothingMatches')}
      action={
        <Button variant="default" onClick={filter.clear}>
          {t('clear')}
        </Button>
      }
    >
      {t('nothingMatchesHelp')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('empty')}
      action={mayHandIn ? <TenantLink to="/submissions?upload=1">{t('emptyAction')}</TenantLink> : null}
    >
      {t('emptyHelp')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FindingFilters filter={filter} />
      <div className={classes.facts} aria-live="polite">
        {list.items.length > 0 ? (
          <span className="numbers">
            {t('shown', { count: list.items.length, more: list.onMore ? 'yes' : 'no' })}
          </span>
        ) : null}
        <FilterChips filter={filter} rows={list.items} />
        {filter.filtered && list.items.length > 0 ? (
          <Button size="compact-xs" variant="subtle" onClick={filter.clear}>
            {t('clear')}
          </Button>
        ) : null}
      </div>
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <div className={`${classes.list} ${classes.frame}`} data-waiting={list.waiting || undefined}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.items}
          rowId={(f) => f.id}
          rowTo={(f) => `/findings/${f.id}`}
          empty={list.error ? null : empty}
          loading={list.loading && !list.error}
          onMore={list.onMore}
          loadingMore={list.loadingMore}
          {...(mayWrite ? { selected: ticked, onSelect: setTicked } : {})}
        />
      </div>
      {chosen.length > 0 ? (
        <BulkBar chosen={chosen} aim={aim} onAimed={() => setAim(null)} onDone={leave} />
      ) : null}
    </>
  )
}
