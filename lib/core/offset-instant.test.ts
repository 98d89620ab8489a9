import { expect, it } from 'vitest'
import { offsetInstant } from './offset-instant'

it.each([
  ['Asia/Shanghai', '2026-03-01T16:00:05+08:00'],
  ['UTC', '2026-03-01T08:00:05+00:00'],
  ['America/St_Johns', '2026-03-01T04:30:05-03:30'],
])('says the clock and the offset of %s', (zone, said) => {
  expect(offsetInstant('2026-03-01T08:00:05.250Z', zone)).toBe(said)
  expect(Date.parse(said)).toBe(Date.parse('2026-03-01T08:00:05Z'))
})
