'use client'

import { useElementSize } from '@mantine/hooks'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import type { TrendPoint } from './changes-of'
import classes from './trend.module.css'
import type { TrendChartProps } from './trend-chart'
import { TrendPicture } from './trend-picture'

export interface TrendDrawingProps {
  points: readonly TrendPoint[]
  /** Spoken: what the picture shows; the rows stand in the table below. */
  label: string
  onChoose: (point: TrendPoint) => void
}

/**
 * The trend: at once as a picture; who points at it, touches or focuses it gets the chart that answers, in its place. The
 * drawing library is larger than a page, and most people only look.
 */
export function TrendDrawing({ points, label, onChoose }: TrendDrawingProps) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const frame = useRef<HTMLElement>(null)
  const [Chart, setChart] = useState<ComponentType<TrendChartProps> | null>(null)
  const [drawn, setDrawn] = useState(false)
  // Where it does not come, the picture stays, and the next look asks again.
  const load = () =>
    void import('./trend-chart').then(
      ({ TrendChart }) => setChart(() => TrendChart),
      () => undefined,
    )

  // The library draws in a few steps; the picture leaves when they are made, and hands its focus on.
  useEffect(() => {
    if (!Chart) return
    const look = () => {
      const surface = frame.current?.querySelector<SVGElement>('.recharts-surface')
      if (!surface) {
        waiting = requestAnimationFrame(look)
        return
      }
      if (frame.current?.contains(document.activeElement)) surface.focus()
      setDrawn(true)
    }
    let waiting = requestAnimationFrame(look)
    return () => cancelAnimationFrame(waiting)
  }, [Chart])

  return (
    <figure
      ref={frame}
      data-trend
      className={classes.chart}
      aria-label={label}
      onPointerEnter={load}
      onFocus={load}
    >
      <div ref={ref} className={classes.measure}>
        {width > 0 && Chart ? <Chart points={points} width={width} onChoose={onChoose} /> : null}
        {width > 0 && !drawn ? (
          <TrendPicture points={points} width={width} label={label} onChoose={onChoose} />
        ) : null}
      </div>
    </figure>
  )
}
