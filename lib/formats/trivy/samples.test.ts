import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { detectFormat } from '../detect'
import { FORMATS } from '../formats'
import { codesOf, readFormat } from '../testing/read-format'
import { GOLDENS } from './testing/golden'
import { trivy } from './trivy'

/** A folder of more real reports, with `expected.json` beside them; without it there is nothing to do here. */
const FOLDER = process.env.PLIMSOLL_SAMPLES ?? ''

interface Expected {
  tool: string
  format: string
  outcome: string
  items: number
  bySeverity?: Record<string, number>
}

if (!existsSync(join(FOLDER, 'expected.json'))) {
  test('no folder of further reports is named here: the goldens stand in for them', () => {
    expect(GOLDENS.length).toBeGreaterThan(30)
  })
} else
  describe('every report of PLIMSOLL_SAMPLES', () => {
    const expected: Record<string, Expected> = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8'))
    const names = Object.keys(expected).filter((name) => name.startsWith('trivy/'))

    test.each(names)('%s: counts are those of expected.json', async (name) => {
      const { tool, format, outcome, items, bySeverity } = expected[name] ?? fail(name)
      const hints = outcome === 'accept_with_tool' ? { tool: 'trivy' } : {}
      const read = await readFormat(trivy, bytes(name), { hints })
      expect([read.header.tool, read.header.format]).toEqual([tool, format])
      expect(read.end.counts).toEqual({ items, bySeverity })
      if (items === 0) expect(codesOf(read)).toContain('nothing_scanned')
    })

    const all = Object.keys(expected).filter((name) => existsSync(join(FOLDER, name)))
    test.each(all)('%s is claimed by one format at most, and by the right one', (name) => {
      const data = bytes(name)
      const { tool, outcome } = expected[name] ?? fail(name)
      const hints = outcome === 'accept_with_tool' ? { tool } : {}
      const probe = { head: data.subarray(0, 65_536), size: data.length, hints }
      const words = FORMATS.flatMap((format) => (format.detect(probe) === null ? [] : [format.tool]))
      const read = FORMATS.some((format) => format.tool === tool)
      expect(words).toEqual(read && outcome !== 'refuse' ? [tool] : [])
      if (words.length === 1) expect(detectFormat(probe).word).toBe(expected[name]?.format)
    })
  })

function bytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)))
}

function fail(name: string): never {
  throw new Error(`${name} is not in the expectations`)
}
