'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useHeatMap } from '@/components/api/use-statistics'
import { AssetTabs } from '@/components/assets/asset-tabs'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { TenantLink } from '@/components/shell/tenant-link'
import type { HeatMapDto } from '@/lib/views/statistics.schema'
import { HeatMapLegend } from './heat-map-legend'
import { HeatMapTable } from './heat-map-table'
import classes from './statistics.module.css'

/** Which safeguard fails where: rows are safeguards, columns assets, worst rows first within their domain. */
export function HeatMap() {
  const t = useTranslations('statistics.heatMap')
  const { data, error, refetch } = useHeatMap()
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        {...(data ? { asOf: { as_of: data.as_of, known_at: data.known_at } } : {})}
      />
      <AssetTabs current="heatMap" />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Filled map={data} /> : error ? null : <p role="status">{t('loading')}</p>}
    </>
  )
}

function Filled({ map }: { map: HeatMapDto }) {
  const t = useTranslations('statistics.heatMap')
  const locale = useLocale() === 'zh' ? 'zh' : 'en'
  const [onlyGaps, setOnlyGaps] = useState(true)
  const rows = useMemo(
    () => map.safeguards.filter((row) => !onlyGaps || row.results.includes('f')),
    [map.safeguards, onlyGaps],
  )
  if (map.assets.length === 0) {
    return (
      <EmptyState
        title={t('empty')}
        action={<TenantLink to="/submissions?upload=1">{t('emptyAction')}</TenantLink>}
      >
        {t('emptyHelp')}
      </EmptyState>
    )
  }
  return (
    <>
      <div className={classes.tools}>
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={onlyGaps}
            onChange={(event) => setOnlyGaps(event.currentTarget.checked)}
          />
          {t('onlyGaps')}
        </label>
        <HeatMapLegend />
      </div>
      {map.total > map.assets.length ? (
        <p className={classes.soft}>{t('first', { shown: map.assets.length, total: map.total })}</p>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={t('noGaps')}>{t('noGapsHelp')}</EmptyState>
      ) : (
        <HeatMapTable map={map} rows={rows} locale={locale} />
      )}
    </>
  )
}
