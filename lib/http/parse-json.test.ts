import { describe, expect, it } from 'vitest'
import { Invalid } from '@/lib/core/errors'
import { parseJson } from './parse-json'

const parse = (text: string) => parseJson(new TextEncoder().encode(text))

it('reads JSON', () => {
  expect(parse('{"a": [1, "]}\\"[", {"b": null}]}')).toEqual({ a: [1, ']}"[', { b: null }] })
})

it('takes 64 levels and refuses more, before the parser sees them', () => {
  expect(() => parse('['.repeat(64) + ']'.repeat(64))).not.toThrow()
  expect(() => parse('['.repeat(65) + ']'.repeat(65))).toThrow(Invalid)
  expect(() => parse('{"a":'.repeat(1_000_000))).toThrow(Invalid)
})

describe('refuses', () => {
  it.each([
    ['what is no JSON', '{"a":}'],
    ['nothing', ''],
    ['U+0000, which PostgreSQL cannot keep', '{"a": "x\\u0000"}'],
    ['a lone surrogate', '{"a": "\\ud800"}'],
    ['U+0000 in a name', '{"\\u0000": 1}'],
    ['__proto__', '{"__proto__": {"admin": true}}'],
  ])('%s', (_, text) => {
    expect(() => parse(text)).toThrow(Invalid)
  })

  it('bytes that are no UTF-8', () => {
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(Invalid)
  })
})

it('says where, as a JSON pointer', () => {
  try {
    parse('{"a/b": [0, {"c~": "\\u0000"}]}')
    expect.unreachable()
  } catch (error) {
    expect((error as Invalid).at).toBe('/a~1b/1/c~0')
  }
})
