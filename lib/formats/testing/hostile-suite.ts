import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenReportError, type Format, type ParseHints } from '../../core/report'
import { type ReadFormat, readFormat } from './read-format'

interface Options {
  format: Format
  hints?: ParseHints
  /** Small real reports by name. */
  seeds: Record<string, Uint8Array>
}

/** Reads the bytes; only a precise refusal is let pass, as null. */
export async function attempt(
  format: Format,
  bytes: Uint8Array | string,
  options: { sizes?: number[]; hints?: ParseHints } = {},
): Promise<ReadFormat | null> {
  try {
    return await readFormat(format, bytes, options)
  } catch (error) {
    if (!(error instanceof BrokenReportError)) throw error
    expect(error.code).toMatch(/^[a-z_]+$/)
    expect(error.message).not.toBe('')
    return null
  }
}

/** What holds of every format that a program writes whole, whatever the bytes are. */
export function hostileSuite({ format, hints = {}, seeds }: Options): void {
  const names = Object.keys(seeds)
  const seed = (name: string) => seeds[name] ?? new Uint8Array()

  describe(`${format.tool}: any bytes`, () => {
    test.each(names)(
      '%s cut at any byte is refused with the place, never read as less',
      async (name) => {
        const bytes = seed(name)
        const last = bytes.findLastIndex((byte) => byte > 0x20)
        const step = Math.max(1, Math.ceil(last / 400))
        for (let size = 1; size <= last; size += step) {
          expect(await attempt(format, bytes.subarray(0, size), { hints })).toBeNull()
        }
        expect(await attempt(format, bytes.subarray(0, last + 1), { hints })).not.toBeNull()
      },
      60_000,
    )

    test.each(names)(
      '%s read byte by byte or in random pieces says the same',
      async (name) => {
        const bytes = seed(name)
        const whole = await readFormat(format, bytes, { hints })
        expect(await readFormat(format, bytes, { hints, sizes: [1] })).toEqual(whole)
        const some = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 })
        await fc.assert(
          fc.asyncProperty(some, async (sizes) => {
            expect(await readFormat(format, bytes, { hints, sizes })).toEqual(whole)
          }),
          { numRuns: 10 },
        )
      },
      60_000,
    )

    test('a spoilt report gives events or a precise refusal, the same however it is cut', async () => {
      const pieces = [
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        'null',
        '1e999',
        '[[[',
        '{"__proto__":{"a":1}},',
        '\u0000',
      ]
      const mutation = fc.record({
        name: fc.constantFrom(...names),
        cuts: fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            drop: fc.nat(40),
            add: fc.oneof(
              fc.uint8Array({ maxLength: 12 }),
              fc.constantFrom(...pieces).map((text) => new TextEncoder().encode(text)),
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
          const read = await attempt(format, bytes, { hints })
          expect(await attempt(format, bytes, { hints, sizes })).toEqual(read)
        }),
        { numRuns: 100 },
      )
    }, 120_000)

    test('values of any kind in any place are read or passed over, never thrown at', async () => {
      const odd = fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom<unknown>(null, [], {}, '', 0, -1, true, 'x'.repeat(5000), [null], [[]], {
          __proto__: 1,
        }),
      )
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), fc.nat(), odd, async (name, at, value) => {
          const document: unknown = JSON.parse(new TextDecoder().decode(seed(name)))
          const places = placesIn(document)
          const place = places[at % places.length]
          if (place) place.parent[place.key] = value
          await attempt(format, JSON.stringify(document), { hints })
        }),
        { numRuns: 200 },
      )
    }, 120_000)

    test('names that JavaScript gives a meaning are names like any other', async () => {
      for (const name of names) {
        const text = new TextDecoder()
          .decode(seed(name))
          .replace(/\{/g, '{"__proto__":{"polluted":1},"constructor":1,')
        const fixed = text.replaceAll(',}', '}')
        await attempt(format, fixed, { hints })
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      }
    })

    test('what follows the report is told; another report after it is refused', async () => {
      const [bytes = new Uint8Array()] = Object.values(seeds)
      const text = new TextDecoder().decode(bytes)
      const noisy = await readFormat(format, `${text}\nbye\n`, { hints })
      expect(noisy.notes.map(({ code }) => code)).toContain('trailing_bytes')
      await expect(readFormat(format, `${text}\n${text}`, { hints })).rejects.toMatchObject({
        code: 'several_reports',
        at: expect.stringMatching(/^byte \d+$/),
      })
      const bom = await readFormat(format, `\uFEFF\r\n${text}`, { hints })
      expect(bom.observations.length).toBe((await readFormat(format, bytes, { hints })).observations.length)
    })
  })
}

interface Place {
  parent: Record<string, unknown>
  key: string
}

function placesIn(value: unknown, into: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return into
  const parent = value as Record<string, unknown>
  for (const key of Object.keys(parent).slice(0, 40)) {
    into.push({ parent, key })
    placesIn(parent[key], into)
  }
  return into
}
