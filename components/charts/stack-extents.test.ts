import { describe, expect, it } from 'vitest'
import { stackExtents } from './stack-extents'

const lengths = (counts: number[], length: number, least: number) =>
  stackExtents(counts, length, least).map(({ from, to }) => to - from)

describe('stackExtents', () => {
  it('shares in proportion', () => {
    expect(lengths([1, 1, 2], 100, 0)).toEqual([25, 25, 50])
  })
  it('shows one among many and still fills the length', () => {
    const found = lengths([300, 1, 0], 100, 4)
    expect(found[1]).toBe(4)
    expect(found[2]).toBe(0)
    expect(found.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100)
  })
  it('draws nothing of nothing', () => {
    expect(lengths([0, 0], 100, 4)).toEqual([0, 0])
  })
})
