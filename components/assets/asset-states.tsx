'use client'

import { useTranslations } from 'next-intl'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { useTimes } from '@/components/api/use-times'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Section } from '@/components/common/section'
import { useAddress } from '@/components/common/use-address'
import { NativeSelect } from '@/components/ui/native-select'
import type { StateDto } from '@/lib/views/state.schema'
import classes from './assets.module.css'
import { useStateColumns } from './state-columns'

const RESULTS = ['fail', 'error', 'informational', 'pass', 'not_checked', 'not_applicable'] as const

/** What every check says of an asset at the page's times; `?result=` in the address filters. */
export function AssetStates({ asset, initial }: { asset: string; initial: FirstPage<StateDto> }) {
  const t = useTranslations('assets.detail')
  const word = useTranslations('verdict.result')
  const { get, set } = useAddress()
  const result = get('result')
  const list = useFilteredPages<StateDto>('/states', { asset, result, ...useTimes() }, initial)
  const columns = useStateColumns()
  return (
    <Section
      title={t('states')}
      lead={t('statesLead')}
      framed
      flush
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('result')}
          value={result ?? ''}
          onChange={(event) => set({ result: event.currentTarget.value || undefined })}
          data={[{ value: '', label: t('all') }, ...RESULTS.map((value) => ({ value, label: word(value) }))]}
        />
      }
    >
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <div className={classes.plain} data-waiting={list.waiting || undefined}>
        <DataTable
          label={t('states')}
          columns={columns}
          rows={list.items}
          rowId={(s) => `${s.check.key} ${s.subject} ${s.detail}`}
          empty={<EmptyState small title={t('statesNone')} />}
          loading={list.loading && !list.error}
          onMore={list.onMore}
          loadingMore={list.loadingMore}
        />
      </div>
    </Section>
  )
}
