import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonRows } from './json-rows'
import { SEGMENT } from './text-blocks'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** As the viewer shows it, two spaces a step. */
function shown(text: string): string[] | undefined {
  const bytes = encode(text)
  return jsonRows(bytes)?.map(({ from, to, depth }) => '  '.repeat(depth) + decode(bytes.subarray(from, to)))
}

describe('rows of JSON', () => {
  it('lay a line out by its members and leave what is empty on its row', () => {
    expect(shown('{"a":[1,{"b":"x"}],"c":[],"d":{ }}')).toEqual([
      '{',
      '  "a":[',
      '    1,',
      '    {',
      '      "b":"x"',
      '    }',
      '  ],',
      '  "c":[],',
      '  "d":{ }',
      '}',
    ])
  })

  it('take no bracket, comma or quote inside a string for one of the layout', () => {
    expect(shown('["a,{\\"[",  "b\\\\" ]')).toEqual(['[', '  "a,{\\"[",', '  "b\\\\"', ']'])
  })

  it('hold every byte but white space between tokens, in order, and lay all layouts out alike', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        fc.pre(typeof value === 'object' && value !== null)
        const bytes = encode(JSON.stringify(value, null, indent))
        const rows = jsonRows(bytes) ?? []
        for (const [i, row] of rows.entries()) {
          const gap = bytes.subarray(rows[i - 1]?.to ?? 0, row.from)
          expect(decode(gap).trim()).toBe('')
        }
        expect(rows.at(-1)?.to).toBe(bytes.length)
        expect(rows.at(-1)?.depth).toBe(0)
        const compact = encode(JSON.stringify(value))
        expect(rows.map(({ depth }) => depth)).toEqual(jsonRows(compact)?.map(({ depth }) => depth))
      }),
    )
  })

  it('cut a long member without splitting a character', () => {
    const bytes = encode(`["${'容'.repeat(SEGMENT)}"]`)
    const rows = jsonRows(bytes) ?? []
    expect(rows.filter(({ begins }) => begins)).toHaveLength(3)
    expect(rows.map(({ from, to }) => decode(bytes.subarray(from, to))).join('')).toBe(decode(bytes))
  })

  it.each(['', 'WARN 1.1', '{"a":', '12', '\uFFFD{}'])('are none of what is no JSON document: %j', (text) => {
    expect(jsonRows(encode(text))).toBeNull()
  })
})
