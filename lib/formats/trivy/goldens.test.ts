import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { detectFormat } from '../detect'
import { FORMATS } from '../formats'
import { readFormat } from '../testing/read-format'
import { summary } from '../testing/summary'
import { GOLDENS, golden } from './testing/golden'
import { trivy } from './trivy'

const expected = JSON.parse(new TextDecoder().decode(golden('expected.json')))
const AT = '2026-11-22T00:00:00Z'
/** These two say nothing of their writer. */
const EMPTY = ['defectdojo-legacy_no_vuln.json', 'scb-empty-report.json']

test.each(GOLDENS)('%s is read as expected.json says', async (name) => {
  const hints = EMPTY.includes(name) ? { tool: 'trivy', at: AT } : { at: AT }
  const bytes = golden(name)
  const { format, word } = detectFormat(
    { head: bytes.subarray(0, 65_536), size: bytes.length, hints },
    FORMATS,
  )
  expect([format.tool, word]).toEqual(['trivy', expected[name].format])
  expect(summary(await readFormat(trivy, bytes, { hints }))).toEqual(expected[name])
})

test('every golden is expected and has a licence line', () => {
  expect(GOLDENS).toEqual(Object.keys(expected).sort())
  const licences = readFileSync(new URL('./goldens/LICENCE.md', import.meta.url), 'utf8')
  for (const name of GOLDENS) expect(licences).toContain(`| ${name} | `)
  expect(readdirSync(new URL('./goldens', import.meta.url)).length).toBe(GOLDENS.length + 2)
})

test.each(GOLDENS.filter((name) => !EMPTY.includes(name)))(
  '%s: the bytes of a place are the JSON its pointer leads to',
  async (name) => {
    const bytes = golden(name)
    const text = new TextDecoder()
    const document: unknown = JSON.parse(text.decode(bytes))
    for (const { at, vulnerability, detail } of (await readFormat(trivy, bytes)).observations) {
      const source = text.decode(bytes.subarray(at.from, at.to))
      expect(JSON.parse(source)).toEqual(follow(document, at.pointer ?? '?'))
      expect(at.line).toBe(text.decode(bytes.subarray(0, at.from)).split('\n').length)
      if (vulnerability) expect(source).toContain(vulnerability.package.name)
      expect(detail.length).toBeLessThan(2000)
    }
  },
)

function follow(document: unknown, pointer: string): unknown {
  let value = document
  for (const key of pointer.split('/').slice(1)) {
    const entries: [string, unknown][] =
      typeof value === 'object' && value !== null ? Object.entries(value) : []
    value = entries.find(([name]) => name === key)?.[1]
  }
  return value
}
