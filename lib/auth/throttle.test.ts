import { describe, expect, it } from 'vitest'
import { accountDelayMs, addressGroup, throttleWindow, WINDOW_MS } from './throttle'

describe('a window', () => {
  it('begins at a quarter of an hour and says the whole seconds left', () => {
    const { start, secondsLeft } = throttleWindow(new Date('2026-03-01T10:29:59.001Z'))
    expect(start.toISOString()).toBe('2026-03-01T10:15:00.000Z')
    expect(secondsLeft).toBe(1)
  })

  it('holds its first instant and not its end', () => {
    const begin = new Date('2026-03-01T10:15:00.000Z')
    expect(throttleWindow(begin)).toEqual({ start: begin, secondsLeft: 900 })
    expect(throttleWindow(new Date(begin.getTime() + WINDOW_MS)).start.getTime()).toBe(
      begin.getTime() + WINDOW_MS,
    )
  })
})

it('an account’s attempts get slower after the twentieth, up to three seconds, and are never refused', () => {
  expect([1, 20, 21, 30, 50, 51, 10_000].map(accountDelayMs)).toEqual([0, 0, 100, 1000, 3000, 3000, 3000])
})

describe('an address counts as', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    [null, 'unknown'],
  ])('%s → %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })
})
