'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Link } from '@/components/common/link'
import { useTenantHref } from '@/components/shell/tenant-link'
import { positionOf, scaleMarks } from './draught-scale'
import classes from './gauge.module.css'
import { GaugeArea, GaugePatterns } from './gauge-patterns'
import { GaugeWord } from './gauge-word'
import { SEGMENT_LOOK, type Segment, type Stack } from './segments'
import { stackExtents } from './stack-extents'

/** Sizes in CSS pixels; the drawing is never scaled, so its letters stay as large as the page's. */
const HEIGHT = 290
const KEEL = HEIGHT - 16
const DECK = 10
const COLUMN = { x: 78, width: 40 }
const WIDTH = 142
const LEAST = 6

interface VerticalProps {
  stack: Stack
  href: ((segment: Segment) => string) | undefined
  spoken: string
  notApplicable: number
}

/** The gauge standing beside its draught scale, with words led to each segment. */
export function GaugeVertical({ stack, href, spoken, notApplicable }: VerticalProps) {
  const t = useTranslations('gauge')
  const counts = stack.slices.map(({ count }) => count)
  const extents = stackExtents(counts, KEEL - DECK, LEAST)
  const y = (count: number) => KEEL - positionOf(count, counts, extents)
  // Words stand in the order of the stack, from the deck down, evenly spread.
  const rows = stack.slices.map((_, index) => HEIGHT - ((index + 0.5) * HEIGHT) / stack.slices.length)
  return (
    <figure className={classes.vertical} aria-label={spoken}>
      <div className={classes.drawing}>
        <Drawing stack={stack} href={href} extents={extents} rows={rows} y={y} />
        <ul className={classes.words}>
          {[...stack.slices].reverse().map((slice) => (
            <li key={slice.segment}>
              <GaugeWord slice={slice} href={href} />
            </li>
          ))}
        </ul>
      </div>
      <figcaption className={classes.caption}>
        <span className={classes.stand}>{t('stand', { line: stack.line, total: stack.total })}</span>
        {notApplicable > 0 ? <span>{t('notApplicable', { count: notApplicable })}</span> : null}
      </figcaption>
    </figure>
  )
}

interface DrawingProps {
  stack: Stack
  href: ((segment: Segment) => string) | undefined
  extents: { from: number; to: number }[]
  rows: number[]
  y: (count: number) => number
}

function Drawing({ stack, href, extents, rows, y }: DrawingProps) {
  const prefix = useId()
  const tenantHref = useTenantHref()
  const line = y(stack.line)
  const right = COLUMN.x + COLUMN.width
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      <GaugePatterns prefix={prefix} />
      <path d={`M${COLUMN.x - 8} ${DECK}V${KEEL}`} className={classes.scale} />
      {scaleMarks(stack.total, 5).map(({ at, major }) => (
        <g key={at}>
          <path d={`M${COLUMN.x - 8} ${y(at)}h${major ? -9 : -5}`} className={classes.scale} />
          {major && (y(at) < line - 22 || y(at) > line + 11) ? (
            <text x={COLUMN.x - 19} y={y(at) + 3.5} textAnchor="end" className={classes.numeral}>
              {at}
            </text>
          ) : null}
        </g>
      ))}
      {stack.slices.map(({ segment, count }, index) => {
        const extent = extents[index]
        const row = rows[index]
        if (!extent || row === undefined || count === 0) return null
        const top = KEEL - extent.to
        const middle = KEEL - (extent.from + extent.to) / 2
        const area = (
          <GaugeArea
            look={SEGMENT_LOOK[segment]}
            prefix={prefix}
            x={COLUMN.x}
            y={top + 0.5}
            width={COLUMN.width}
            height={Math.max(extent.to - extent.from - 1, 1)}
          />
        )
        return (
          <g key={segment}>
            {href ? (
              <Link href={tenantHref(href(segment))} tabIndex={-1}>
                {area}
              </Link>
            ) : (
              area
            )}
            <path d={`M${right + 3} ${middle}h3L${WIDTH - 6} ${row}H${WIDTH}`} className={classes.leader} />
          </g>
        )
      })}
      <LoadLine y={line} count={stack.line} right={right} />
    </svg>
  )
}

/** The mark itself, at the height where you stand. */
function LoadLine({ y, count, right }: { y: number; count: number; right: number }) {
  return (
    <g>
      <circle cx="18" cy={y} r="10" className={classes.ring} />
      <path d={`M2 ${y}H${right + 6}`} className={classes.under} />
      <path d={`M2 ${y}H${right + 6}`} className={classes.line} />
      <text x={COLUMN.x - 19} y={y - 5} textAnchor="end" className={classes.here}>
        {count}
      </text>
    </g>
  )
}
