'use client'

import { useTranslations } from 'next-intl'
import type { Severity } from '@/lib/core/report'
import classes from './severity.module.css'

const BARS: Record<Severity, number> = { critical: 4, high: 3, medium: 2, low: 1, info: 0, unknown: 0 }

/** Severity by word, colour and the number of bars. */
export function SeverityBadge({ severity, count }: { severity: Severity; count?: number }) {
  const t = useTranslations('verdict.severity')
  return (
    <span className={classes.severity} data-severity={severity}>
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 3.6}
            y={9 - bar * 3}
            width="2.4"
            height={3 + bar * 3}
            rx=".6"
            className={bar < BARS[severity] ? classes.full : classes.hollow}
          />
        ))}
      </svg>
      {t(severity)}
      {count === undefined ? null : <b className="numbers">{count}</b>}
    </span>
  )
}
