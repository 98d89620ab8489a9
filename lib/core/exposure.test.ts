import { expect, test } from 'vitest'
import { exposureDays, quantile } from './exposure'

const day = (n: number) => Date.UTC(2026, 0, n)

test('a flaw is open here from its publication until it is gone, or until now', () => {
  expect(exposureDays({ publishedAt: day(1), firstSeen: day(5), goneAt: day(11) }, day(31))).toBe(10)
  expect(exposureDays({ publishedAt: day(1), firstSeen: day(5), goneAt: null }, day(31))).toBe(30)
  expect(exposureDays({ publishedAt: null, firstSeen: day(5), goneAt: null }, day(31))).toBe(26)
})

test('a flaw that was found before it was published is open since it was found', () => {
  expect(exposureDays({ publishedAt: day(9), firstSeen: day(5), goneAt: day(10) }, day(31))).toBe(5)
})

test('the median and other quantiles are values that occur', () => {
  expect(quantile([], 0.5)).toBeNull()
  expect(quantile([7], 0.9)).toBe(7)
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
})
