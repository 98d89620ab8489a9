import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JSON_DEPTH_LIMIT, JsonScanner } from './json-scanner'
import { JsonSyntaxError, type JsonToken } from './token'

interface Scanned {
  tokens: JsonToken[]
  flaws: string[]
  error: JsonSyntaxError | null
}

/** Scans the text in pieces of `size` bytes. */
function scan(source: string | Uint8Array, size = 1 << 20): Scanned {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const tokens: JsonToken[] = []
  const flaws: string[] = []
  const scanner = new JsonScanner({
    onToken: (token) => tokens.push(token),
    onFlaw: (flaw, at) => flaws.push(`${flaw} ${at}`),
  })
  try {
    for (let from = 0; from < bytes.length; from += size) scanner.feed(bytes.slice(from, from + size))
    scanner.end()
    return { tokens, flaws, error: null }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    return { tokens, flaws, error }
  }
}

describe('the JSON scanner', () => {
  test('agrees with JSON.parse on what JSON is, for any text', () => {
    const json = fc.json({ maxDepth: 6 })
    const spoilt = fc
      .tuple(
        json,
        fc.nat(200),
        fc.constantFrom('', ',', '}', ']', '"', '1', 'e', '\\', ':', ' ', '\u0001', 'tru', '-'),
      )
      .map(([text, at, what]) => text.slice(0, at) + what + text.slice(at + (what === '' ? 1 : 0)))
    fc.assert(
      fc.property(fc.oneof(json, spoilt, fc.string()), fc.integer({ min: 1, max: 9 }), (text, size) => {
        const { tokens, error } = scan(text, size)
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        // Several documents one after another are read too; JSON.parse refuses them.
        const roots = depths(tokens).filter((depth) => depth === 0).length
        if (valid) expect(error).toBeNull()
        else if (error === null) expect(roots).toBeGreaterThan(1)
      }),
      { numRuns: 2000 },
    )
  })

  test('places are byte offsets: the bytes of a string or number are its source', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 1, max: 7 }), (value, size) => {
        const source = JSON.stringify(value, null, 1)
        const bytes = new TextEncoder().encode(source)
        const { tokens, error } = scan(bytes, size)
        expect(error).toBeNull()
        for (const { type, from, to, text, line } of tokens) {
          const piece = new TextDecoder().decode(bytes.subarray(from, to))
          if (type === 'key' || type === 'string') expect(visibly(JSON.parse(piece))).toBe(text)
          else if (type === 'number' || type === 'literal') expect(piece).toBe(text)
          else expect('{}[]').toContain(piece)
          expect(line).toBe(new TextDecoder().decode(bytes.subarray(0, from)).split('\n').length)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('how the bytes are cut does not matter', () => {
    const source = '[{"\\ud83d\\udea2é🚢":-1.5e+3,"a":[true,false,null,"\\u00e9\\n\\\\"]} , 0 ]'
    const whole = scan(source)
    expect(whole.error).toBeNull()
    for (let size = 1; size < 12; size += 1) expect(scan(source, size)).toEqual(whole)
  })

  test('nests 64 levels and no deeper, without recursion', () => {
    expect(scan('['.repeat(JSON_DEPTH_LIMIT) + ']'.repeat(JSON_DEPTH_LIMIT)).error).toBeNull()
    expect(scan('['.repeat(1_000_000)).error).toMatchObject({ kind: 'too_deep', offset: JSON_DEPTH_LIMIT })
    expect(scan('{"a":'.repeat(10_000)).error).toMatchObject({ kind: 'too_deep' })
  })

  test.each([
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[01]', 1],
    ['[1.]', 1],
    ['[tru]', 1],
    ['["\u0001"]', 2],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 6],
    ["['a']", 1],
    ['[}', 1],
    ['{"a":1]', 6],
    [`[${'9'.repeat(100)}]`, 1],
  ])('%j is refused at byte %i', (source, offset) => {
    for (const size of [1, 3, 1000])
      expect(scan(source, size).error).toMatchObject({ kind: 'malformed', offset })
  })

  test.each(['', ' ', '{', '["a', '{"a":', '[1', 'tru', '"\\u00'])('%j breaks off', (source) => {
    const { error } = scan(source, 1)
    expect(error?.kind === 'truncated' || source === 'tru').toBe(true)
    expect(error).not.toBeNull()
  })

  test('what cannot be stored is shown and told: NUL, half a surrogate pair, bytes that are not UTF-8', () => {
    const { tokens, flaws } = scan('["a\\u0000b","\\ud800","\\ud83d\\udea2"]')
    expect(tokens.map(({ text }) => text)).toEqual(['', 'a␀b', '\uFFFD', '🚢', ''])
    expect(flaws).toEqual(['nul_replaced 1', 'lone_surrogate_replaced 12'])
    const bad = scan(Uint8Array.from([0x22, 0x61, 0xff, 0x22]))
    expect(bad.tokens[0]?.text).toBe('a\uFFFD')
    expect(bad.flaws).toEqual(['invalid_utf8_replaced 0'])
    expect(scan('"\uFFFD"').flaws).toEqual([])
  })

  test('several documents follow one another; what follows and is none is told apart', () => {
    expect(scan('{} [1]\n"a" 2').tokens.length).toBe(7)
    expect(scan('{} x').error).toMatchObject({ kind: 'malformed', offset: 3, afterDocument: true })
    expect(scan('{} [}').error).toMatchObject({ offset: 4, afterDocument: false })
  })
})

function depths(tokens: JsonToken[]): number[] {
  let depth = 0
  return tokens.map(({ type }) => {
    if (type.endsWith('_end')) depth -= 1
    const at = depth
    if (type.endsWith('_start')) depth += 1
    return type.endsWith('_end') ? 1 : at
  })
}

function visibly(text: unknown): unknown {
  return typeof text === 'string' ? text.replaceAll('\0', '\u2400').toWellFormed() : text
}
