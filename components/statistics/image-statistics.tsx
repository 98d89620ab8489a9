'use client'

import { useTranslations } from 'next-intl'
import { useImageStatistics } from '@/components/api/use-statistics'
import { AssetTabs } from '@/components/assets/asset-tabs'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { PageHeader } from '@/components/common/page-header'
import { Section } from '@/components/common/section'
import { TenantLink } from '@/components/shell/tenant-link'
import type { ImageStatisticsDto } from '@/lib/views/statistics.schema'
import { ExposureList } from './exposure-list'
import { ShareBars } from './share-bars'
import classes from './statistics.module.css'
import { WorstPackages } from './worst-packages'

/** The classic figures of the field on the tenant's own images. */
export function ImageStatistics({ initial }: { initial: ImageStatisticsDto }) {
  const t = useTranslations('statistics.images')
  const { data, error, refetch } = useImageStatistics(initial)
  const { images, severe, exposure } = data
  const tagWord = (key: string) => (t.has(`tag.${key}`) ? t(`tag.${key}`) : key)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        asOf={{ as_of: data.as_of, known_at: data.known_at }}
        sure={images > 0 ? t('sure', { images, severe }) : null}
      />
      <AssetTabs current="images" />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {images === 0 && exposure.counted === 0 ? (
        <EmptyState
          title={t('empty')}
          action={<TenantLink to="/submissions?upload=1">{t('emptyAction')}</TenantLink>}
        >
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <>
          <div className={classes.three}>
            <ShareBars title={t('bySource')} rows={data.by_source} word={(key) => key || t('unknown')} />
            <ShareBars title={t('byYear')} rows={data.by_year} word={(key) => key || t('unknown')} />
            <ShareBars title={t('byTag')} rows={data.by_tag} word={tagWord} />
          </div>
          <Section title={t('packages')} lead={t('packagesLead')}>
            <WorstPackages packages={data.packages} />
          </Section>
          <Section title={t('exposure')} lead={t('exposureLead')}>
            <ExposureList exposure={exposure} at={data.as_of} />
          </Section>
        </>
      )}
    </>
  )
}
