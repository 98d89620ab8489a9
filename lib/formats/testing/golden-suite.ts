import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Format } from '../../core/report'
import { detectFormat } from '../detect'
import { readFormat } from './read-format'
import { summary } from './summary'

/** Some day after all of them; what they do not print must not hang on today's. */
const AT = '2026-11-22T00:00:00Z'

/** Real reports in the folder `goldens` beside a test. */
export function goldensOf(test: string): { names: string[]; read(name: string): Uint8Array } {
  const folder = new URL('./goldens/', test)
  const names = readdirSync(folder).filter((name) => name !== 'expected.json' && name !== 'LICENCE.md')
  return { names: names.sort(), read: (name) => new Uint8Array(readFileSync(new URL(name, folder))) }
}

interface Options {
  /** Those that say nothing of their writer: they are read when the sender names the tool. */
  empty?: string[]
  /** How the names of this format end, where a folder has those of several. */
  only?: string
}

/**
 * Every golden is read as `expected.json` says, and every place leads to the JSON that is meant.
 *
 * @param url of the test, beside whose file the folder is
 */
export function goldenSuite(format: Format, url: string, { empty = [], only = '' }: Options = {}): void {
  const { names: all, read } = goldensOf(url)
  const names = all.filter((name) => name.endsWith(only))
  const utf8 = new TextDecoder()
  const expected: Record<string, { format: string }> = JSON.parse(utf8.decode(read('expected.json')))

  test.each(names)('%s is read as expected.json says', async (name) => {
    const hints = empty.includes(name) ? { tool: format.tool, at: AT } : { at: AT }
    const bytes = read(name)
    const detected = detectFormat({ head: bytes.subarray(0, 65_536), size: bytes.length, hints })
    expect([detected.format.tool, detected.word]).toEqual([format.tool, expected[name]?.format])
    expect(summary(await readFormat(format, bytes, { hints }))).toEqual(expected[name])
  })

  test('every golden is expected and has a licence line', () => {
    expect(all).toEqual(Object.keys(expected).sort())
    const licences = utf8.decode(read('LICENCE.md'))
    for (const name of all) expect(licences).toContain(`| ${name} | `)
  })

  test.each(names.filter((name) => !empty.includes(name)))(
    '%s: the bytes of a place are what it speaks of',
    async (name) => {
      const bytes = read(name)
      const newlines = [...bytes.keys()].filter((index) => bytes[index] === 0x0a)
      const reading = await readFormat(format, bytes)
      const document: unknown = reading.observations.some(({ at }) => at.pointer !== undefined)
        ? documentIn(name, utf8.decode(bytes))
        : null
      for (const { at, check, detail, subject, vulnerability } of reading.observations) {
        const source = utf8.decode(bytes.subarray(at.from, at.to))
        if (at.pointer === undefined && check.known && subject === '') continue
        if (at.pointer === undefined) {
          const names = [check.printedId, check.title, ...subject.split(' ')]
          expect(names.some((one) => one && source.includes(one))).toBe(true)
        } else if (name.endsWith('.yaml'))
          expect(follow(document, at.pointer)).toEqual(parse(dedented(source, bytes, at.from)))
        else expect(JSON.parse(source)).toEqual(follow(document, at.pointer))
        expect(at.line).toBe(newlines.findLastIndex((index) => index < at.from) + 2)
        if (vulnerability) expect(namesAny(source, vulnerability)).toBe(true)
        expect(detail.length).toBeLessThan(6000)
      }
    },
    60_000,
  )
}

/** The document, in JSON without the lines of a log and the byte order mark before it. */
function documentIn(name: string, text: string): unknown {
  if (name.endsWith('.yaml')) return parse(text)
  return JSON.parse(text.slice(Math.max(0, text.search(/^\uFEFF?\s*[{[]/m))).replace('\uFEFF', ''))
}

/** A part of a YAML document with the indentation that its first line had. */
function dedented(source: string, bytes: Uint8Array, from: number): string {
  return ' '.repeat(from - bytes.lastIndexOf(0x0a, from - 1) - 1) + source
}

function namesAny(source: string, { advisory, aliases }: { advisory: string; aliases: string[] }): boolean {
  return [advisory, ...aliases].some((id) => source.toLowerCase().includes(id.toLowerCase()))
}

function follow(document: unknown, pointer: string): unknown {
  let value = document
  for (const segment of pointer.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined
  }
  return value
}
