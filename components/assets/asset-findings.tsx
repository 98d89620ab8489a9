'use client'

import { useTranslations } from 'next-intl'
import { type FirstPage, useFilteredPages } from '@/components/api/use-filtered-pages'
import { DataTable } from '@/components/common/data-table'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Section } from '@/components/common/section'
import { useFindingColumns } from '@/components/findings/finding-columns'
import { TenantLink } from '@/components/shell/tenant-link'
import type { AssetDetailDto } from '@/lib/views/asset.schema'
import type { FindingDto } from '@/lib/views/finding.schema'
import { ShownByOthers } from './shown-by-others'

export interface AssetFindingsProps {
  asset: Pick<AssetDetailDto, 'id' | 'shown_by_others'>
  initial: FirstPage<FindingDto>
}

/** What is open on an asset, worth most first. */
export function AssetFindings({ asset, initial }: AssetFindingsProps) {
  const t = useTranslations('assets.detail')
  const list = useFilteredPages<FindingDto>('/findings', initial.query, initial)
  const columns = useFindingColumns(list.items, true)
  return (
    <Section
      title={t('findings')}
      aside={<TenantLink to={`/findings?asset=${asset.id}&status=any`}>{t('findingsAll')}</TenantLink>}
      framed
      flush
    >
      <ShownByOthers asset={asset} />
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} /> : null}
      <DataTable
        label={t('findings')}
        columns={columns}
        rows={list.items}
        rowId={(f) => f.id}
        rowTo={(f) => `/findings/${f.id}`}
        empty={
          <EmptyState
            small
            title={t(asset.shown_by_others.length > 0 ? 'findingsElsewhere' : 'findingsNone')}
          />
        }
        onMore={list.onMore}
        loadingMore={list.loadingMore}
      />
    </Section>
  )
}
