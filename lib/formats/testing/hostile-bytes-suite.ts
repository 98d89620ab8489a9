import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Format } from '../../core/report'
import { attempt } from './hostile-suite'
import { readFormat } from './read-format'

interface Options {
  format: Format
  /** Small reports by name. */
  seeds: Record<string, Uint8Array>
  /** Half of it must be refused; lines of a log are each a whole. */
  whole: boolean
}

/** What holds of any format that is no JSON, whatever the bytes are. */
export function hostileBytesSuite({ format, seeds, whole }: Options): void {
  const names = Object.keys(seeds)
  const seed = (name: string) => seeds[name] ?? new Uint8Array()

  describe(`${format.tool}: any bytes`, () => {
    if (whole)
      test.each(names)('%s cut at any byte is refused, never read as less', async (name) => {
        const bytes = seed(name)
        const last = bytes.findLastIndex((byte) => byte > 0x20)
        const step = Math.max(1, Math.ceil(last / 300))
        for (let size = 1; size <= last; size += step)
          expect(await attempt(format, bytes.subarray(0, size))).toBeNull()
        expect(await attempt(format, bytes.subarray(0, last + 1))).not.toBeNull()
      })

    test.each(names)('%s says the same in whatever pieces it comes', async (name) => {
      const bytes = seed(name)
      const once = await readFormat(format, bytes)
      expect(await readFormat(format, bytes, { sizes: [1] })).toEqual(once)
      const sizes = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 20 })
      await fc.assert(
        fc.asyncProperty(sizes, async (some) => {
          expect(await readFormat(format, bytes, { sizes: some })).toEqual(once)
        }),
        { numRuns: 10 },
      )
    })

    test('a spoilt report gives events or a precise refusal, the same however it is cut', async () => {
      const mutation = fc.record({
        name: fc.constantFrom(...names),
        cuts: fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            drop: fc.nat(60),
            add: fc.oneof(
              fc.uint8Array({ maxLength: 12 }),
              fc.constantFrom(...PIECES).map((text) => new TextEncoder().encode(text)),
            ),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
      })
      await fc.assert(
        fc.asyncProperty(mutation, async ({ name, cuts, sizes }) => {
          let bytes = seed(name)
          for (const { at, drop, add } of cuts) {
            const from = Math.floor(at * bytes.length)
            bytes = Uint8Array.from([...bytes.subarray(0, from), ...add, ...bytes.subarray(from + drop)])
          }
          expect(await attempt(format, bytes, { sizes })).toEqual(await attempt(format, bytes))
        }),
        { numRuns: 200 },
      )
    }, 120_000)
  })
}

const PIECES = [
  '<',
  '>',
  '</a>',
  '<a x="1">',
  '&#0;',
  '&x;',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '\n',
  '\r\n',
  '\u0000',
  '|||',
  '=',
  '{"__proto__":1}',
  'é',
  '\uFEFF',
]
