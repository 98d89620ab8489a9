import { expect, test } from 'vitest'
import { EXPECTED, GOLDENS, golden } from '../testing/golden'
import { readReport } from '../testing/read-report'
import { cleanTitle } from './title'

const utf8 = new TextDecoder()
const json = GOLDENS.filter((name) => EXPECTED[name]?.format === 'docker-bench-json')
const text = GOLDENS.filter((name) => EXPECTED[name]?.format === 'docker-bench-text')

test.each(json)(
  '%s: the bytes of a place are the JSON of the result, its line and pointer lead there',
  async (name) => {
    const bytes = golden(name)
    const flat = name === 'many-1.3.4-2017.log.json'
    const document = whole(bytes)
    for (const { at, check, printedResult } of (await readReport(bytes)).observations) {
      const source = utf8.decode(bytes.subarray(at.from, at.to))
      expect(at.line).toBe(utf8.decode(bytes.subarray(0, at.from)).split('\n').length)
      if (flat) {
        expect(source.startsWith(`"${check.printedId}": "`)).toBe(true)
        expect(source.endsWith('"')).toBe(true)
        expect(at.pointer).toBe(`/${check.printedId}`)
        continue
      }
      const result: unknown = JSON.parse(source)
      expect(result).toMatchObject({ id: check.printedId, result: printedResult })
      if (document !== undefined) expect(follow(document, at.pointer ?? '')).toEqual(result)
    }
  },
)

test.each(text)(
  '%s: the bytes of a place are the lines of the check, continuation lines included',
  async (name) => {
    const bytes = golden(name)
    for (const { at, check, subject, printedResult } of (await readReport(bytes)).observations) {
      const source = utf8.decode(bytes.subarray(at.from, at.to))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins a colour code
      const [first = '', ...more] = source.replace(/\u001b\[[0-9;]*m/g, '').split('\n')
      expect(first.startsWith(`[${printedResult}]`)).toBe(true)
      expect(cleanTitle(first.replace(/^\[[A-Z]+\] +(\S+ +- +)?/, ''))).toBe(check.title)
      expect(more.every((line) => /^\[[A-Z]+\] +\*/.test(line))).toBe(true)
      expect(source.endsWith('\n')).toBe(false)
      expect(source).toContain(subject)
      expect(at.line).toBe(utf8.decode(bytes.subarray(0, at.from)).split('\n').length)
      const following = utf8.decode(bytes.subarray(at.to, at.to + 40))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins a colour code
      expect(following.replace(/\u001b\[[0-9;]*m/g, '')).not.toMatch(/^\n\[[A-Z]+\] +\*/)
    }
  },
)

function whole(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    return undefined
  }
}

function follow(document: unknown, pointer: string): unknown {
  let value = document
  for (const key of pointer.split('/').slice(1)) {
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined
  }
  return value
}
