'use client'

import { useTranslations } from 'next-intl'
import { GaugeWord } from '@/components/charts/gauge-word'
import { stackOf } from '@/components/charts/segments'
import type { TrendPoint } from './changes-of'
import classes from './trend.module.css'

/** The counts of one day. */
export function TrendTooltip({ point, hint }: { point: TrendPoint; hint: string }) {
  const t = useTranslations('gauge')
  const { slices, line, total } = stackOf(point.gauge)
  return (
    <div className={classes.tooltip}>
      <p className={classes.tooltipDay}>
        <b className="numbers">{point.day}</b>
        <span>{t('stand', { line, total })}</span>
      </p>
      <ul>
        {slices.toReversed().map((slice) => (
          <li key={slice.segment}>
            <GaugeWord slice={slice} />
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{hint}</p>
    </div>
  )
}
