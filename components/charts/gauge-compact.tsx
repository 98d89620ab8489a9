'use client'

import { Fragment } from 'react'
import classes from './gauge.module.css'
import { GaugeWord } from './gauge-word'
import { SEGMENT_LOOK, type Segment, type Stack } from './segments'

interface CompactProps {
  stack: Stack
  href: ((segment: Segment) => string) | undefined
  spoken: string
  legend: boolean
}

/** The gauge lying down, for lists. */
export function GaugeCompact({ stack, href, spoken, legend }: CompactProps) {
  return (
    <figure className={classes.compact} aria-label={spoken}>
      <div className={classes.bar} aria-hidden="true">
        {stack.slices.map(({ segment, count }) => (
          <Fragment key={segment}>
            {segment === 'gap' ? <i className={classes.mark} /> : null}
            {count > 0 ? (
              <span
                data-pattern={SEGMENT_LOOK[segment].pattern}
                style={{ flexGrow: count, color: SEGMENT_LOOK[segment].color }}
              />
            ) : null}
          </Fragment>
        ))}
      </div>
      {legend ? (
        <ul className={classes.legend}>
          {stack.slices
            .filter(({ count }) => count > 0)
            .map((slice) => (
              <li key={slice.segment}>
                <GaugeWord slice={slice} href={href} />
              </li>
            ))}
        </ul>
      ) : null}
    </figure>
  )
}
