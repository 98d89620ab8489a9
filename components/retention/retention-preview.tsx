'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRetentionPreview } from '@/components/api/use-retention'
import { ErrorState } from '@/components/common/error-state'
import { Instant } from '@/components/common/instant'

const WHY = ['handed_in', 'waiting', 'current', 'last_look', 'finding', 'decision', 'report', 'base'] as const

/** What would go today, and why the rest of what is older would stay. */
export function RetentionPreview({ months }: { months: number }) {
  const t = useTranslations('retention')
  const format = useFormatter()
  const { data, error, refetch } = useRetentionPreview(months)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('looking')}</p>
  const { dropped, kept, complete } = data
  const size = `${format.number(dropped.bytes / 1e6, { maximumFractionDigits: dropped.bytes < 1e7 ? 1 : 0 })} MB`
  const day = () => <Instant at={data.received_before} form="day" />
  return (
    <section aria-label={t('preview')} aria-live="polite">
      <p>
        <strong>{t('preview')}</strong> {t.rich('wouldDrop', { pieces: dropped.pieces, size, day })}
      </p>
      {kept.pieces > 0 ? (
        <>
          <p>{t('wouldKeep', { pieces: kept.pieces })}</p>
          <ul>
            {WHY.filter((why) => kept.why[why]).map((why) => (
              <li key={why}>{t(`why.${why}`, { count: kept.why[why] ?? 0 })}</li>
            ))}
          </ul>
        </>
      ) : null}
      {complete ? null : <p>{t('incomplete', { pieces: dropped.pieces + kept.pieces })}</p>}
    </section>
  )
}
