import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectFormat } from './detect'
import { FORMATS } from './formats'
import { goldensOf } from './testing/golden-suite'
import { isRead, samples } from './testing/sample-suite'

/** Tools whose format recognises these bytes. */
function claimants(bytes: Uint8Array, tool?: string): string[] {
  const hints = tool === undefined ? {} : { tool }
  const probe = { head: bytes.subarray(0, 65_536), size: bytes.length, hints }
  return FORMATS.filter((format) => format.detect(probe) !== null).map((format) => format.tool)
}

/** Folders that are named otherwise than their tool. */
const TOOL_OF: Record<string, string> = {
  'engine-snapshot': 'docker-engine',
  neuvector: 'neuvector-compliance',
  xccdf: 'openscap',
}
const EMPTY = ['defectdojo-legacy_no_vuln.json', 'scb-empty-report.json']

describe('a report is claimed by one format at most', () => {
  for (const tool of readdirSync(new URL('.', import.meta.url))) {
    if (tool === 'docker-bench' || !existsSync(new URL(`./${tool}/goldens/expected.json`, import.meta.url)))
      continue
    const { names, read } = goldensOf(new URL(`./${tool}/`, import.meta.url).href)
    test.each(names)(`${tool} %s`, (name) => {
      expect(claimants(read(name))).toEqual(EMPTY.includes(name) ? [] : [TOOL_OF[tool] ?? tool])
    })
  }

  const found = samples()
  if (found)
    test.each([...found.expected])('%s', (name, { tool, format, outcome }) => {
      const bytes = found.read(name)
      const declared = outcome === 'accept_with_tool' ? tool : undefined
      const claimed = claimants(bytes, declared)
      if (outcome.startsWith('accept') && isRead(tool)) expect(claimed).toEqual([tool])
      else expect(outcome === 'refuse' ? [] : [tool]).toEqual(expect.arrayContaining(claimed))
      const hints = declared === undefined ? {} : { tool: declared }
      const probe = { head: bytes.subarray(0, 65_536), size: bytes.length, hints }
      if (claimed.length === 1) expect(detectFormat(probe).word).toBe(format)
    })
})
