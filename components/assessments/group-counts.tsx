'use client'

import { useTranslations } from 'next-intl'
import { SEGMENT_LOOK, stackOf } from '@/components/charts/segments'
import type { GaugeDto } from '@/lib/views/assessment.schema'
import classes from './control-tree.module.css'

/** The gauge of a group as a thin bar with its counts said in words. */
export function GroupCounts({ counts }: { counts: GaugeDto }) {
  const t = useTranslations('gauge.segment')
  const { slices, total } = stackOf(counts)
  if (total === 0) return null
  const words = slices.filter((s) => s.count > 0).map((s) => `${t(s.segment)} ${s.count}`)
  return (
    <span className={classes.bar} role="img" aria-label={words.join(', ')} title={words.join(' · ')}>
      {slices.map((slice) =>
        slice.count > 0 ? (
          <span
            key={slice.segment}
            style={{ flexGrow: slice.count, background: SEGMENT_LOOK[slice.segment].color }}
          />
        ) : null,
      )}
    </span>
  )
}
