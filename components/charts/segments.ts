import type { Tone } from '@/components/common/tone-badge'
import type { GaugeDto } from '@/lib/views/assessment.schema'

/** From keel to deck: what is below the load line first. */
export const SEGMENTS = ['determined_met', 'no_gap_seen', 'gap', 'to_be_judged', 'not_assessed'] as const
export type Segment = (typeof SEGMENTS)[number]

export interface SegmentLook {
  tone: Tone
  color: string
  /** How the area is drawn, so that it can be told apart without colour. */
  pattern: 'solid' | 'lines' | 'cross' | 'dots' | 'open'
}
export const SEGMENT_LOOK: Record<Segment, SegmentLook> = {
  determined_met: { tone: 'met', color: 'var(--pl-met)', pattern: 'solid' },
  no_gap_seen: { tone: 'clear', color: 'var(--pl-clear)', pattern: 'lines' },
  gap: { tone: 'gap', color: 'var(--pl-gap)', pattern: 'cross' },
  to_be_judged: { tone: 'judge', color: 'var(--pl-judge)', pattern: 'dots' },
  not_assessed: { tone: 'unknown', color: 'var(--pl-unknown)', pattern: 'open' },
}

export interface Slice {
  segment: Segment
  count: number
  /** Counts below it. */
  from: number
}
export interface Stack {
  slices: Slice[]
  /** Applicable controls. */
  total: number
  /** Where you stand: determined met and no gap seen. */
  line: number
}

/** The stack of a gauge, with every segment, empty ones too. */
export function stackOf(gauge: GaugeDto): Stack {
  let total = 0
  const slices = SEGMENTS.map((segment) => {
    const slice = { segment, count: gauge[segment], from: total }
    total += gauge[segment]
    return slice
  })
  return { slices, total, line: gauge.determined_met + gauge.no_gap_seen }
}
