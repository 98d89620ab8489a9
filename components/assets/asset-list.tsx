'use client'

import { useTranslations } from 'next-intl'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { useMayChange } from '@/components/api/use-may-change'
import { useTimes } from '@/components/api/use-times'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { useAddress } from '@/components/common/use-address'
import { TenantLink } from '@/components/shell/tenant-link'
import { Button } from '@/components/ui/button'
import type { AssetDto } from '@/lib/views/asset.schema'
import { useAssetColumns } from './asset-columns'
import { AssetFilters } from './asset-filters'
import { AssetTabs } from './asset-tabs'
import classes from './assets.module.css'

const NONE = { q: undefined, kind: undefined, retired: undefined }

/** What is judged, as it stood at the page's times. */
export function AssetList({ initial }: { initial: FirstPage<AssetDto> }) {
  const t = useTranslations('assets')
  const may = useMayChange('submissions.create')
  const times = useTimes()
  const { get, set } = useAddress()
  const retired = get('retired') ?? 'no'
  const filter = { q: get('q'), kind: get('kind') }
  const filtered = filter.q !== undefined || filter.kind !== undefined || retired !== 'no'
  const query = { ...filter, retired: retired === 'any' ? undefined : retired, ...times }
  const list = useFilteredPages<AssetDto>('/assets', query, initial)
  const columns = useAssetColumns(list.items)
  const empty = filtered ? (
    <EmptyState
      title={t('nothingMatches')}
      action={
        <Button variant="default" onClick={() => set(NONE)}>
          {t('clear')}
        </Button>
      }
    >
      {t('nothingMatchesHelp')}
    </EmptyState>
  ) : (
    <EmptyState
      title={t('empty')}
      action={may ? <TenantLink to="/submissions?upload=1">{t('emptyAction')}</TenantLink> : null}
    >
      {t('emptyHelp')}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <AssetTabs current="list" />
      <AssetFilters {...filter} retired={retired} onChange={set} />
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <div className={classes.frame} data-waiting={list.waiting || undefined}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={list.items}
          rowId={(a) => a.id}
          rowTo={(a) => `/assets/${a.id}`}
          empty={list.error ? null : empty}
          loading={list.loading && !list.error}
          onMore={list.onMore}
          loadingMore={list.loadingMore}
        />
      </div>
    </>
  )
}
