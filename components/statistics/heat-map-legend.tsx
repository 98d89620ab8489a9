'use client'

import { ResultBadge } from '@/components/common/result-badge'
import { LETTERS } from './letters'
import classes from './statistics.module.css'

/** What the cells' colours and shapes say. */
export function HeatMapLegend() {
  return (
    <ul className={classes.legend}>
      {Object.entries(LETTERS).map(([letter, result]) => (
        <li key={letter}>
          <span className={classes.cell} data-result={letter} aria-hidden="true" />{' '}
          <ResultBadge result={result} />
        </li>
      ))}
    </ul>
  )
}
