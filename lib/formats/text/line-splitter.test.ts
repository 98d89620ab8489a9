import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Line, LineSplitter } from './line-splitter'

function split(bytes: Uint8Array, size = 1 << 20): { lines: Line[]; flaws: string[] } {
  const lines: Line[] = []
  const flaws: string[] = []
  const splitter = new LineSplitter(
    (line) => lines.push(line),
    (flaw, at) => flaws.push(`${flaw} ${at}`),
  )
  for (let from = 0; from < bytes.length; from += size) splitter.feed(bytes.slice(from, from + size))
  splitter.end()
  return { lines, flaws }
}
const encode = (text: string) => new TextEncoder().encode(text)

test('lines carry their bytes, without line end, carriage return and byte order mark', () => {
  const bytes = encode('\uFEFFé\r\n\r\n🚢\nend')
  expect(split(bytes).lines).toEqual([
    { text: 'é', from: 3, to: 5, number: 1, ended: true },
    { text: '', from: 7, to: 7, number: 2, ended: true },
    { text: '🚢', from: 9, to: 13, number: 3, ended: true },
    { text: 'end', from: 14, to: 17, number: 4, ended: false },
  ])
})

test('for any bytes, however cut, the places are those of the lines', () => {
  const bytes = fc.uint8Array({ maxLength: 60, min: 9, max: 14 })
  fc.assert(
    fc.property(
      fc.oneof(bytes, fc.uint8Array({ maxLength: 60 }), fc.string().map(encode)),
      fc.integer({ min: 1, max: 9 }),
      (data, size) => {
        const whole = split(data)
        expect(split(data, size)).toEqual(whole)
        let next = 0
        for (const { from, to, text, ended } of whole.lines) {
          expect(from).toBeGreaterThanOrEqual(next)
          expect(data.subarray(from, to)).not.toContain(10)
          expect(text.includes('\0')).toBe(false)
          expect(text.isWellFormed()).toBe(true)
          next = ended ? data.indexOf(10, to) + 1 : data.length
        }
        expect(next).toBe(data.length)
      },
    ),
    { numRuns: 1000 },
  )
})

test('NUL and bytes that are not UTF-8 are shown and told with their place', () => {
  const { lines, flaws } = split(Uint8Array.from([0x61, 0x00, 0x0a, 0xff, 0x0a]))
  expect(lines.map(({ text }) => text)).toEqual(['a␀', '\uFFFD'])
  expect(flaws).toEqual(['nul_replaced 0', 'invalid_utf8_replaced 3'])
})
