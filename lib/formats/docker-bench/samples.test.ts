import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readReport } from '../testing/read-report'
import { textLine } from './text-line'

/** A folder of more real reports, with `expected.json` beside them; without it there is nothing to do here. */
const FOLDER = process.env.PLIMSOLL_SAMPLES ?? ''

interface Expected {
  tool: string
  format: string
  outcome: string
  items: number | null
  byResult?: Record<string, number>
}
interface ExpectedLab {
  checks?: number
  results: Record<string, number>
}

if (!existsSync(join(FOLDER, 'expected.json'))) {
  test('no folder of further reports is named here: the goldens stand in for them', () => {
    expect(readdirSync(new URL('./goldens', import.meta.url)).length).toBeGreaterThan(10)
  })
} else
  describe('every report of PLIMSOLL_SAMPLES', () => {
    const expected: Record<string, Expected> = load('expected.json')
    const names = Object.keys(expected).filter((name) => name.startsWith('docker-bench-security/'))

    test.each(names)('%s: counts are those of expected.json', async (name) => {
      const report = await readReport(bytes(name))
      const { items, byResult, tool, format, outcome } = expected[name] ?? fail(name)
      expect([report.header.tool, report.header.format]).toEqual([tool, format])
      if (items === null) {
        expect([outcome, report.end.complete]).toEqual(['either', false])
        return
      }
      expect(report.end.counts).toEqual({ items, byResult })
      if (outcome === 'accept' && !name.includes('aborted')) expect(report.end.complete).toBe(true)
    })

    const lab: Record<string, ExpectedLab> = load('docker-bench/expected-lab.json').files ?? {}
    const labNames = (FOLDER ? readdirSync(join(FOLDER, 'docker-bench')) : []).filter((name) =>
      name.startsWith('lab-'),
    )
    test.each(labNames)('docker-bench/%s: counts are those of expected-lab.json', async (name) => {
      const data = bytes(`docker-bench/${name}`)
      const { end } = await readReport(data)
      expect(end.complete).toBe(true)
      const { results, checks } = lab[name] ?? fail(name)
      if (checks !== undefined) expect(end.counts).toEqual({ items: checks, byResult: results })
      else expect(withHeadings(end.counts.byResult ?? {}, data)).toEqual(results)
    })
  })

/** expected-lab.json counts lines that begin with an id, sub-section headings and remediation included. */
function withHeadings(counts: Record<string, number>, data: Uint8Array): Record<string, number> {
  let headings = 0
  let remediation = false
  for (const line of new TextDecoder().decode(data).split('\n')) {
    const read = textLine(line)
    if (read.is === 'heading') remediation = read.part === 'B'
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins a colour code
    const plain = line.replace(/\u001b\[[0-9;]*m/g, '')
    const withId = /^\[INFO\] [0-9C]+(\.[0-9]+)+ *- /.test(plain)
    if (withId && (remediation || read.is === 'section')) headings += 1
  }
  return headings === 0 ? counts : { ...counts, INFO: (counts.INFO ?? 0) + headings }
}

function bytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)))
}

function load(name: string) {
  const path = join(FOLDER, name)
  return FOLDER && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

function fail(name: string): never {
  throw new Error(`${name} is not in the expectations`)
}
