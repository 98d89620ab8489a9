'use client'

import { useTranslations } from 'next-intl'
import { useAssetTimeline } from '@/components/api/use-timelines'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Section } from '@/components/common/section'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { AssetTimelineEntry } from './asset-timeline-entry'
import { FreshnessStrip } from './freshness-strip'
import classes from './timeline.module.css'

/** What happened to an asset, newest first, under a strip of when its evidence was fresh. */
export function AssetTimeline({ asset }: { asset: string }) {
  const t = useTranslations('timeline')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAssetTimeline(asset)
  const first = data?.pages[0]
  const entries = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('title')} lead={t('assetLead')} framed>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {first ? <FreshnessStrip timeline={first} /> : null}
      {first && entries.length === 0 ? <EmptyState small title={t('empty')} /> : null}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <AssetTimelineEntry
            key={`${entry.kind} ${entry.at} ${'tool' in entry ? entry.tool : ''}`}
            entry={entry}
          />
        ))}
      </ol>
      {hasNextPage ? (
        <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </Section>
  )
}
