import { describe, expect, it } from 'vitest'
import type { TrendPoint } from './changes-of'
import { FRAME } from './trend-frame'
import { trendPaths } from './trend-paths'

const point = (met: number, gap: number): TrendPoint => ({
  day: '2026-07-31',
  at: '2026-07-31T15:59:59.999Z',
  coverage: { assessed: 1, in_scope: 1 },
  gauge: { determined_met: met, no_gap_seen: 0, gap, to_be_judged: 0, not_assessed: 0, not_applicable: 0 },
})
/** 100 pixels between two days, 222 from keel to deck. */
const WIDTH = FRAME.left + FRAME.right + 100

describe('trendPaths', () => {
  it('holds each count until the next day, where it steps', () => {
    const { line, stand } = trendPaths([point(0, 2), point(1, 1)], WIDTH)
    expect(line).toBe('M34 230H134V119')
    expect(stand).toEqual({ x: 134, y: 119 })
  })

  it('closes each area along what is below it', () => {
    const { areas } = trendPaths([point(1, 1), point(2, 0)], WIDTH)
    const of = (segment: string) => areas.find((one) => one.segment === segment)
    expect(of('determined_met')?.area).toBe('M34 119H134V8L134 230V230H34Z')
    expect(of('gap')?.area).toBe('M34 8H134V8L134 8V119H34Z')
    expect(of('gap')?.edge).toBe('M34 8H134V8')
  })

  it('draws nothing of nothing', () => {
    expect(trendPaths([], WIDTH).areas).toEqual([])
  })
})
