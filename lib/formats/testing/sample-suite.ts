import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Format } from '../../core/report'
import { FORMATS } from '../formats'
import { codesOf, readFormat } from './read-format'

export interface ExpectedSample {
  tool: string
  format: string
  outcome: string
  items: number
  bySeverity?: Record<string, number>
  byResult?: Record<string, number>
  byLevel?: Record<string, number>
  byStatus?: Record<string, number>
  byGateAction?: Record<string, number>
  byKind?: Record<string, number>
  byAction?: Record<string, number>
  findingsByState?: Record<string, number>
  controlsByStatus?: Record<string, number>
}

/** True when reports of this tool are read. */
export function isRead(tool: string): boolean {
  return FORMATS.some((one) => one.tool === tool)
}

/** A folder of more real reports, with `expected.json` beside them; null where none is named. */
export function samples(): { expected: Map<string, ExpectedSample>; read(name: string): Uint8Array } | null {
  const folder = process.env.PLIMSOLL_SAMPLES ?? ''
  if (!existsSync(join(folder, 'expected.json'))) return null
  const data: Record<string, ExpectedSample> = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
  const expected = new Map(Object.entries(data).filter(([name]) => existsSync(join(folder, name))))
  return { expected, read: (name) => new Uint8Array(readFileSync(join(folder, name))) }
}

/** The counts of every sample of a tool are those that an independent script counted. */
export function sampleSuite(format: Format, url: string): void {
  const found = samples()
  if (!found) {
    test('no folder of further reports is named here: the goldens stand in for them', () => {
      expect(existsSync(new URL('./goldens/expected.json', url))).toBe(true)
    })
    return
  }
  const ours = [...found.expected].filter(([name]) => name.startsWith(`${format.tool}/`))
  describe('every report of PLIMSOLL_SAMPLES', () => {
    test.each(ours)('%s', async (name, { tool, format: word, outcome, items, bySeverity }) => {
      const hints = outcome === 'accept_with_tool' ? { tool } : {}
      const read = await readFormat(format, found.read(name), { hints })
      expect([read.header.tool, read.header.format]).toEqual([tool, word])
      expect(read.end.counts).toEqual({ items, bySeverity })
      if (items === 0 && read.end.coverage.checks.length === 0)
        expect(codesOf(read)).toContain(
          read.end.coverage.possibleChecks ? 'severities_absent' : 'nothing_scanned',
        )
    })
  })
}
