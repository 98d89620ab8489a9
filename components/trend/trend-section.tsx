'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTimes } from '@/components/api/use-times'
import { useTrend } from '@/components/api/use-trend'
import { Choice } from '@/components/common/choice'
import { EmptyState } from '@/components/common/empty-state'
import { ErrorState } from '@/components/common/error-state'
import { Section } from '@/components/common/section'
import { useAddress } from '@/components/common/use-address'
import { useSetTimes } from '@/components/shell/use-set-times'
import { Skeleton } from '@/components/ui/skeleton'
import { changesOf, lineOf } from './changes-of'
import classes from './trend.module.css'
import { TREND_DAYS, trendDays } from './trend-days'
import { TrendDrawing } from './trend-drawing'
import { TrendTable } from './trend-table'

export interface TrendSectionProps {
  assessment: string
  /** What the trend is of, where the page does not say it. */
  of?: ReactNode
}

/** How the gauge moved up to the page's instant: a picture, and the same in rows. */
export function TrendSection({ assessment, of }: TrendSectionProps) {
  const t = useTranslations('trend')
  const { get, set } = useAddress()
  const days = trendDays(get('days'))
  const { data, error, refetch, isPlaceholderData } = useTrend(assessment, days)
  const { known_at } = useTimes()
  const setTimes = useSetTimes()
  const points = data?.points ?? []
  const seen = points.some(({ coverage }) => coverage.in_scope > 0)
  const [first, last] = [points[0], points.at(-1)]
  const label =
    first && last
      ? t('spoken', {
          from: first.day,
          to: last.day,
          start: lineOf(first),
          end: lineOf(last),
          changes: changesOf(points).length - 1,
        })
      : ''
  return (
    <Section
      framed
      title={t('title')}
      lead={data ? t('lead', { zone: data.time_zone }) : t('leadLoading')}
      aside={
        <span className={classes.choices}>
          {of}
          <Choice
            label={t('range')}
            value={String(days)}
            onChange={(value) => set({ days: value === String(TREND_DAYS[0]) ? undefined : value })}
            data={TREND_DAYS.toSorted((a, b) => a - b).map((n) => ({
              value: String(n),
              label: t('days', { days: n }),
            }))}
          />
        </span>
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className={classes.chart} /> : null}
      {data && !seen ? (
        <EmptyState small title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : null}
      {data && seen ? (
        <div data-waiting={isPlaceholderData || undefined} className={classes.body}>
          <TrendDrawing
            points={points}
            label={label}
            onChoose={({ at }) => setTimes({ as_of: at, ...(known_at ? { known_at } : {}) })}
          />
          <details className={classes.rows}>
            <summary>{t('asTable')}</summary>
            <TrendTable points={points} />
          </details>
        </div>
      ) : null}
    </Section>
  )
}
