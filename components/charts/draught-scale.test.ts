import { describe, expect, it } from 'vitest'
import { positionOf, scaleMarks } from './draught-scale'

describe('scaleMarks', () => {
  it('marks round numbers from the keel up', () => {
    const majors = scaleMarks(93, 6).filter(({ major }) => major)
    expect(majors.map(({ at }) => at)).toEqual([0, 20, 40, 60, 80])
  })
  it('marks every control of a few', () => {
    expect(scaleMarks(3, 6).map(({ at }) => at)).toEqual([0, 1, 2, 3])
  })
  it('marks nothing of nothing', () => {
    expect(scaleMarks(0, 6)).toEqual([])
  })
})

describe('positionOf', () => {
  const counts = [2, 0, 8]
  const extents = [
    { from: 0, to: 30 },
    { from: 30, to: 30 },
    { from: 30, to: 100 },
  ]
  it('follows segments that are drawn larger than they are', () => {
    expect(positionOf(1, counts, extents)).toBe(15)
    expect(positionOf(2, counts, extents)).toBe(30)
    expect(positionOf(6, counts, extents)).toBe(65)
    expect(positionOf(10, counts, extents)).toBe(100)
  })
})
