'use client'

import { useTranslations } from 'next-intl'
import { useControlTimeline } from '@/components/api/use-timelines'
import { Choice } from '@/components/common/choice'
import { ErrorState } from '@/components/common/error-state'
import { Section } from '@/components/common/section'
import { useAddress } from '@/components/common/use-address'
import { TREND_DAYS, trendDays } from '@/components/trend/trend-days'
import { Skeleton } from '@/components/ui/skeleton'
import { ControlTimelineEntry } from './control-timeline-entry'
import classes from './timeline.module.css'

/** How the verdict of a control changed, and why each time. */
export function ControlTimeline({ assessment, control }: { assessment: string; control: string }) {
  const t = useTranslations('timeline')
  const word = useTranslations('trend')
  const { get, set } = useAddress()
  const days = trendDays(get('days'))
  const { data, error, refetch } = useControlTimeline(assessment, control, days)
  return (
    <Section
      title={t('title')}
      lead={t('controlLead')}
      framed
      aside={
        <Choice
          label={word('range')}
          value={String(days)}
          onChange={(value) => set({ days: value === String(TREND_DAYS[0]) ? undefined : value })}
          data={TREND_DAYS.toSorted((a, b) => a - b).map((n) => ({
            value: String(n),
            label: word('days', { days: n }),
          }))}
        />
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={90} /> : null}
      <ol className={classes.list}>
        {data?.items.map((entry) => (
          <ControlTimelineEntry
            key={entry.kind === 'verdict' ? entry.at : `${entry.determination} ${entry.what}`}
            entry={entry}
          />
        ))}
      </ol>
    </Section>
  )
}
