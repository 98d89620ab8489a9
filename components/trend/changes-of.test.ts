import { describe, expect, it } from 'vitest'
import { changesOf, type TrendPoint } from './changes-of'

const point = (n: number, no_gap_seen: number, gap: number): TrendPoint => ({
  day: `2026-09-0${n}`,
  at: `2026-09-0${n}T15:59:59.999Z`,
  gauge: { determined_met: 1, no_gap_seen, gap, to_be_judged: 0, not_assessed: 0, not_applicable: 0 },
  coverage: { assessed: n, in_scope: n },
})

describe('the changes of a trend', () => {
  it('are the first day and those on which a count is another than before, newest first', () => {
    const points = [point(1, 2, 3), point(2, 2, 3), point(3, 4, 1), point(4, 4, 1), point(5, 3, 2)]
    expect(changesOf(points).map(({ point: { day }, moved }) => [day, moved])).toEqual([
      ['2026-09-05', -1],
      ['2026-09-03', 2],
      ['2026-09-01', null],
    ])
  })

  it('are none of a trend without points', () => {
    expect(changesOf([])).toEqual([])
  })
})
