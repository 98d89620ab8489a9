import { describe, expect, it } from 'vitest'
import { formatInstant, instantOfLocal } from './format-instant'

describe('formatInstant', () => {
  it('shows the wall clock of the zone', () => {
    expect(formatInstant('2026-07-14T01:30:05Z', 'Asia/Shanghai')).toBe('2026-07-14 09:30')
    expect(formatInstant('2026-07-14T01:30:05Z', 'UTC', 'second')).toBe('2026-07-14 01:30:05')
    expect(formatInstant('2026-07-13T16:00:00Z', 'Asia/Shanghai', 'day')).toBe('2026-07-14')
  })
})

describe('instantOfLocal', () => {
  it.each([
    ['2026-07-14T09:30', 'Asia/Shanghai', '2026-07-14T01:30:00.000Z'],
    ['2026-07-14T09:30', 'Europe/London', '2026-07-14T08:30:00.000Z'],
    // The morning after the clocks went forward: the first guess has the other offset.
    ['2026-03-29T02:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-03-28T23:30', 'Pacific/Auckland', '2026-03-28T10:30:00.000Z'],
  ])('reads %s in %s', (local, zone, instant) => {
    expect(instantOfLocal(local, zone)?.toISOString()).toBe(instant)
  })
  it('answers null of what is no time', () => {
    expect(instantOfLocal('', 'UTC')).toBeNull()
    expect(instantOfLocal('yesterday', 'UTC')).toBeNull()
  })
})
