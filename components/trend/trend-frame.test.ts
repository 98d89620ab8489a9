import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTicks, dayAtX, dayTicks, FRAME, xOfDay, yOfCount } from './trend-frame'

const days = (count: number) => Array.from({ length: count }, (_, i) => `2026-${String(i).padStart(4, '0')}`)

describe('the frame of both drawings of a trend', () => {
  it.each([
    [1, [0, 1]],
    [5, [0, 2, 4, 5]],
    [93, [0, 25, 50, 75, 93]],
    [100, [0, 25, 50, 75, 100]],
    [324, [0, 100, 200, 324]],
  ])('names round counts up to a deck of %i', (deck, ticks) => {
    expect(countTicks(deck)).toEqual(ticks)
  })

  it('names whole counts, few of them, rising from the keel to the deck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (deck) => {
        const ticks = countTicks(deck)
        expect([ticks[0], ticks.at(-1)]).toEqual([0, deck])
        expect(
          ticks.every((tick, i) => Number.isInteger(tick) && (i === 0 || tick > (ticks[i - 1] ?? 0))),
        ).toBe(true)
        expect(ticks.length).toBeLessThanOrEqual(7)
      }),
    )
  })

  it('names days that have their place, always the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 366 }), fc.integer({ min: 280, max: 1600 }), (count, width) => {
        const all = days(count)
        const ticks = dayTicks(all, width)
        expect(ticks.at(-1)).toBe(all.at(-1))
        const places = ticks.map((day) => xOfDay(all.indexOf(day), count, width))
        for (const [i, x] of places.entries()) if (i > 0) expect(x - (places[i - 1] ?? 0)).toBeGreaterThan(60)
      }),
    )
  })

  it('finds the day that is drawn at a point, and the nearest beside the picture', () => {
    for (const index of [0, 1, 44, 89]) expect(dayAtX(xOfDay(index, 90, 800), 90, 800)).toBe(index)
    expect([dayAtX(0, 90, 800), dayAtX(800, 90, 800), dayAtX(400, 1, 800)]).toEqual([0, 89, 0])
  })

  it('draws from the keel to the deck', () => {
    expect([yOfCount(0, 10), yOfCount(10, 10)]).toEqual([FRAME.height - FRAME.days, FRAME.top])
  })
})
