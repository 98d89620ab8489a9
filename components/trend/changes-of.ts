import { SEGMENTS } from '@/components/charts/segments'
import type { TrendDto } from '@/lib/views/trend.schema'

export type TrendPoint = TrendDto['points'][number]

/** Where you stand at a point: what is met or without a gap seen. */
export function lineOf({ gauge }: Pick<TrendPoint, 'gauge'>): number {
  return gauge.determined_met + gauge.no_gap_seen
}

export function sameGauge(a: TrendPoint, b: TrendPoint): boolean {
  return SEGMENTS.every((segment) => a.gauge[segment] === b.gauge[segment])
}

export interface TrendChange {
  point: TrendPoint
  /** By how much the line moved since the row below; null of the first day. */
  moved: number | null
}

/** The days on which a count changed, newest first, and the first day: all that a trend says, as rows. */
export function changesOf(points: readonly TrendPoint[]): TrendChange[] {
  const changes: TrendChange[] = []
  for (const point of points) {
    const last = changes.at(-1)?.point
    if (last && sameGauge(last, point)) continue
    changes.push({ point, moved: last ? lineOf(point) - lineOf(last) : null })
  }
  return changes.reverse()
}
