'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { SEGMENT_LOOK, SEGMENTS } from '@/components/charts/segments'
import { lineOf, type TrendPoint } from './changes-of'
import { countTicks, dayTicks, deckOf, FRAME } from './trend-frame'
import { TrendPatterns } from './trend-patterns'
import { TrendTooltip } from './trend-tooltip'

export interface TrendChartProps {
  points: readonly TrendPoint[]
  /** Pixels. */
  width: number
  onChoose: (point: TrendPoint) => void
}

/** The stacked gauge from day to day, with the load line across it, as it answers a pointer and keys: left and right arrows walk the days, a click opens one. */
export function TrendChart({ points, width, onChoose }: TrendChartProps) {
  const t = useTranslations('trend')
  const prefix = useId().replaceAll(':', '')
  const rows = points.map((point) => ({ ...point.gauge, day: point.day, line: lineOf(point), point }))
  const last = rows.at(-1)
  const deck = deckOf(points)
  return (
    <ComposedChart
      width={width}
      height={FRAME.height}
      data={rows}
      margin={{ top: FRAME.top, right: FRAME.right, bottom: 0, left: 0 }}
      onClick={({ activeTooltipIndex }) => {
        const chosen = points[Number(activeTooltipIndex)]
        if (chosen) onChoose(chosen)
      }}
    >
      <TrendPatterns prefix={prefix} />
      <CartesianGrid vertical={false} stroke="var(--pl-rule)" />
      <XAxis
        dataKey="day"
        tickFormatter={(day: string) => day.slice(5)}
        tick={{ fill: 'var(--pl-ink-soft)', fontSize: 11 }}
        tickLine={false}
        axisLine={{ stroke: 'var(--pl-rule-strong)' }}
        height={FRAME.days}
        ticks={dayTicks(
          points.map(({ day }) => day),
          width,
        )}
        interval={0}
      />
      <YAxis
        width={FRAME.left}
        domain={[0, deck]}
        ticks={countTicks(deck)}
        interval={0}
        tick={{ fill: 'var(--pl-ink-soft)', fontSize: 11 }}
        tickLine={false}
        axisLine={false}
      />
      {SEGMENTS.map((segment) => (
        <Area
          key={segment}
          dataKey={segment}
          name={segment}
          stackId="gauge"
          type="stepAfter"
          fill={`url(#${prefix}-${segment})`}
          fillOpacity={1}
          stroke={SEGMENT_LOOK[segment].color}
          strokeWidth={0.75}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      {last ? (
        <ReferenceLine y={last.line} stroke="var(--pl-line)" strokeDasharray="5 4" strokeOpacity={0.7} />
      ) : null}
      <Line
        dataKey="line"
        type="stepAfter"
        stroke="var(--pl-line)"
        strokeWidth={2.5}
        dot={false}
        activeDot={{ r: 4, fill: 'var(--pl-line)', stroke: 'var(--pl-raised)' }}
        isAnimationActive={false}
      />
      {last ? (
        <ReferenceDot
          x={last.day}
          y={last.line}
          r={4.5}
          fill="var(--pl-line)"
          stroke="var(--pl-raised)"
          strokeWidth={1.5}
        />
      ) : null}
      <Tooltip
        cursor={{ stroke: 'var(--pl-ink)', strokeWidth: 1 }}
        isAnimationActive={false}
        content={({ payload }) => {
          const row = payload?.[0]?.payload as (typeof rows)[number] | undefined
          return row ? <TrendTooltip point={row.point} hint={t('hint')} /> : null
        }}
      />
    </ComposedChart>
  )
}
