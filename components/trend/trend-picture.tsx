import { useId } from 'react'
import { SEGMENT_LOOK } from '@/components/charts/segments'
import type { TrendPoint } from './changes-of'
import classes from './trend.module.css'
import { countTicks, dayAtX, dayTicks, deckOf, FRAME, xOfDay, yOfCount } from './trend-frame'
import { trendPaths } from './trend-paths'
import { TrendPatterns } from './trend-patterns'

export interface TrendPictureProps {
  points: readonly TrendPoint[]
  /** Pixels. */
  width: number
  label: string
  onChoose: (point: TrendPoint) => void
}

/** The trend as a picture, without the drawing library: the same lines in the same places, and a click opens a day. */
export function TrendPicture({ points, width, label, onChoose }: TrendPictureProps) {
  const prefix = useId().replaceAll(':', '')
  const deck = deckOf(points)
  const { areas, line, stand } = trendPaths(points, width)
  const days = points.map(({ day }) => day)
  const keel = yOfCount(0, deck)
  const across = { x1: FRAME.left, x2: width - FRAME.right }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a keyboard brings focus, and with it the chart that arrows walk; the table's links open days too
    <svg
      className={classes.picture}
      width={width}
      height={FRAME.height}
      role="img"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus brings the chart that arrows walk
      tabIndex={0}
      onClick={({ nativeEvent: { offsetX } }) => {
        const chosen = points[dayAtX(offsetX, points.length, width)]
        if (chosen) onChoose(chosen)
      }}
    >
      <TrendPatterns prefix={prefix} />
      {countTicks(deck).map((tick) => (
        <g key={tick}>
          <line {...across} y1={yOfCount(tick, deck)} y2={yOfCount(tick, deck)} stroke="var(--pl-rule)" />
          <text x={FRAME.left - 8} y={yOfCount(tick, deck)} dy="0.355em" textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {areas.map(({ segment, area, edge }) => (
        <g key={segment}>
          <path d={area} fill={`url(#${prefix}-${segment})`} />
          <path d={edge} fill="none" stroke={SEGMENT_LOOK[segment].color} strokeWidth={0.75} />
        </g>
      ))}
      <line {...across} y1={keel} y2={keel} stroke="var(--pl-rule-strong)" />
      {dayTicks(days, width).map((day) => (
        <text
          key={day}
          x={xOfDay(days.indexOf(day), days.length, width)}
          y={keel + 8}
          dy="0.71em"
          textAnchor="middle"
        >
          {day.slice(5)}
        </text>
      ))}
      <g stroke="var(--pl-line)" fill="none">
        <line {...across} y1={stand.y} y2={stand.y} strokeDasharray="5 4" strokeOpacity={0.7} />
        <path d={line} strokeWidth={2.5} />
        <circle
          cx={stand.x}
          cy={stand.y}
          r={4.5}
          fill="var(--pl-line)"
          stroke="var(--pl-raised)"
          strokeWidth={1.5}
        />
      </g>
    </svg>
  )
}
