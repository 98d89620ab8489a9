'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { useMayChange } from '@/components/api/use-may-change'
import { useTimes } from '@/components/api/use-times'
import { Combinations } from '@/components/combinations/combinations'
import { Choice } from '@/components/common/choice'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { useLocalized } from '@/components/common/localized'
import { PageHeader } from '@/components/common/page-header'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { Localized } from '@/lib/views/common.schema'
import type { FindingDto } from '@/lib/views/finding.schema'
import { ExportMenu } from './export-menu'
import { FilterChips } from './filter-chips'
import { FindingBulk } from './finding-bulk'
import { useFindingColumns } from './finding-columns'
import { FindingFilters } from './finding-filters'
import { FindingTabs } from './finding-tabs'
import classes from './findings.module.css'
import { GroupList } from './group-list'
import { useFindingChoice } from './use-finding-choice'
import { GROUPINGS, useFindingFilter } from './use-finding-filter'

export interface FindingListProps {
  initial: FirstPage<FindingDto>
  /** Current frameworks by id. */
  frameworks: readonly (readonly [string, Localized])[]
}

/** The daily list: what to fix, worth most first, as it is filtered, grouped and worked on; all of it is in the address. */
export function FindingList({ initial, frameworks }: FindingListProps) {
  const t = useTranslations('findings')
  const localized = useLocalized()
  const mayWrite = useMayChange('findings.write')
  const mayHandIn = useMayChange('submissions.create')
  const times = useTimes()
  const filter = useFindingFilter()
  const sort = filter.sort === 'impact' ? undefined : filter.sort
  const list = useFilteredPages<FindingDto>('/findings', { ...filter.which, sort, ...times }, initial)
  const choice = useFindingChoice(list.items, { ...filter.which, ...times })
  const columns = useFindingColumns(list.items)
  const names = frameworks.map(([id, title]) => ({ id, name: localized(title) || id }))
  const [wide, setWide] = useState(false)
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
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <TenantLink to="/findings/changes" className={classes.aside}>
              {t('changesLink')}
            </TenantLink>
            <TenantLink to="/exceptions" className={classes.aside}>
              {t('exceptionsLink')}
            </TenantLink>
            <ExportMenu filter={filter} />
          </>
        }
      />
      <FindingTabs current="findings" />
      {filter.filtered ? null : <Combinations />}
      <Choice
        className={classes.views}
        label={t('groups.label')}
        value={filter.by ?? 'list'}
        onChange={(value) => filter.set({ by: value === 'list' ? undefined : value })}
        data={['list', ...GROUPINGS].map((value) => ({ value, label: t(`groups.by.${value}`) }))}
      />
      <Button
        className={classes.fold}
        size="xs"
        variant="default"
        onClick={() => setWide(!wide)}
        aria-expanded={wide}
      >
        {t('filters')}
      </Button>
      <div className={classes.foldable} data-folded={!wide || undefined}>
        <FindingFilters filter={filter} frameworks={names} />
      </div>
      <div className={classes.facts} aria-live="polite">
        {choice.matching === undefined ? null : (
          <span className="numbers">{t('matching', { count: choice.matching })}</span>
        )}
        <FilterChips filter={filter} rows={list.items} frameworks={names} />
        {filter.filtered ? (
          <Button size="compact-xs" variant="subtle" onClick={filter.clear}>
            {t('clear')}
          </Button>
        ) : null}
      </div>
      {filter.by ? (
        <GroupList filter={filter} by={filter.by} empty={empty} />
      ) : (
        <>
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
              {...(mayWrite ? { selected: choice.ticked, onSelect: choice.tick } : {})}
            />
          </div>
          {mayWrite ? <FindingBulk choice={choice} /> : null}
        </>
      )}
    </>
  )
}
