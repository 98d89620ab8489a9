import { expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor'
import { Invalid } from './errors'
import { UUID } from './uuid-form'

const id = '0198a000-0000-7000-8000-000000000001'

it('comes back as it went', () => {
  const values = [1_772_000_000_000, '港湾/银行?', id]
  const cursor = encodeCursor(values)
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(decodeCursor(cursor, ['instant', 'string', UUID])).toEqual(values)
})

it.each([
  ['text', 'no cursor'],
  ['other JSON', btoa('{"a":1}')],
  ['fewer values', encodeCursor([1])],
  ['another type', encodeCursor(['1', id])],
  ['another form', encodeCursor([1, "'; DROP TABLE"])],
  ['a number that is none', btoa(`[1e999,"${id}"]`)],
  ['a fraction', btoa(`[1.5,"${id}"]`)],
  ['an instant no calendar has', encodeCursor([8.64e15, id])],
  ['an instant before all others', encodeCursor([-8.64e15, id])],
])('refuses %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, ['instant', UUID])).toThrow(Invalid)
})

it.each([2 ** 31, -(2 ** 31) - 1, 0.5, '1'])('refuses %s where a number of 32 bits is meant', (value) => {
  expect(() => decodeCursor(encodeCursor([value]), ['int4'])).toThrow(Invalid)
  expect(decodeCursor(encodeCursor([2 ** 31 - 1]), ['int4'])).toEqual([2 ** 31 - 1])
})

it('refuses text the database cannot keep', () => {
  for (const text of ['"a\\u0000"', '"\\ud800"'])
    expect(() => decodeCursor(btoa(`[${text}]`), ['string'])).toThrow(Invalid)
})
