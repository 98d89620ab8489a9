import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes } from './canonical'
import { toHex } from './hex'
import { ProofError } from './proof-error'
import { decodeUtf8 } from './utf8'

const canonical = (value: unknown) => decodeUtf8(canonicalBytes(value))

describe('canonicalBytes (RFC 8785)', () => {
  test('gives the bytes of the example of §3.2.4', () => {
    const value = {
      // The RFC's own literals: one has more digits than a double holds.
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    }
    expect(toHex(canonicalBytes(value))).toBe(
      [
        '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a',
        '5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237',
        '5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
      ].join(''),
    )
  })

  test('sorts keys by UTF-16 code units as the example of §3.2.3', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonical(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    )
  })

  test.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('prints the number %d as appendix B does', (value, text) => {
    expect(canonical(value)).toBe(text)
  })

  test('leaves out members that are undefined, at any depth', () => {
    expect(canonical({ b: { d: undefined, c: 1 }, a: undefined })).toBe('{"b":{"c":1}}')
  })

  test.each([
    ['NaN', { a: Number.NaN }],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['a lone high surrogate', { a: 'x\ud83d' }],
    ['a lone low surrogate', ['\ude00x']],
    ['surrogates the wrong way round', '\ude00\ud83d'],
    ['a lone surrogate in a key', { '\ud83d': 1 }],
    ['undefined', undefined],
    ['undefined in an array', [undefined]],
    ['a hole in an array', Array(1)],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('a') }],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(2)],
    ['an object that says how it is printed', { toJSON: () => 1 }],
    ['depth 65', JSON.parse('['.repeat(66) + ']'.repeat(66))],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(ProofError)
  })

  test('refuses a cycle', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    expect(() => canonicalBytes(cycle)).toThrow(ProofError)
  })

  test('takes depth 64', () => {
    const text = '['.repeat(65) + ']'.repeat(65)
    expect(canonical(JSON.parse(text))).toBe(text)
  })

  test('is a fixed point: parsing and printing again gives the same bytes, in any order of keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' })),
        (value) => {
          const text = canonical(value)
          expect(canonical(JSON.parse(text))).toBe(text)
          expect(canonical(Object.fromEntries(Object.entries(value).reverse()))).toBe(text)
        },
      ),
    )
  })
})
