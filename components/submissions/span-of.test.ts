import { expect, it } from 'vitest'
import { spanOf } from './span-of'

it.each([
  [0, 0, 'seconds'],
  [119, 119, 'seconds'],
  [120, 2, 'minutes'],
  [7_199, 119, 'minutes'],
  [7_200, 2, 'hours'],
  [172_799, 47, 'hours'],
  [172_800, 2, 'days'],
  [31_536_000, 365, 'days'],
] as const)('%d seconds are %d %s', (seconds, count, unit) => {
  expect(spanOf(seconds)).toEqual({ count, unit })
})
