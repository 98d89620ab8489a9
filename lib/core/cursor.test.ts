import { expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor'
import { Invalid } from './errors'
import { UUID } from './uuid-form'

const id = '0198a000-0000-7000-8000-000000000001'

it('comes back as it went', () => {
  const values = [1_772_000_000_000, '港湾/银行?', id]
  const cursor = encodeCursor(values)
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(decodeCursor(cursor, ['number', 'string', UUID])).toEqual(values)
})

it.each([
  ['text', 'no cursor'],
  ['other JSON', btoa('{"a":1}')],
  ['fewer values', encodeCursor([1])],
  ['another type', encodeCursor(['1', id])],
  ['another form', encodeCursor([1, "'; DROP TABLE"])],
  ['a number that is none', btoa('[1e999,"x"]')],
])('refuses %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, ['number', UUID])).toThrow(Invalid)
})
