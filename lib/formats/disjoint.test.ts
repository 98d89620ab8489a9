import { describe, expect, test } from 'vitest'
import { detectFormat } from './detect'
import { FORMATS } from './formats'
import { goldensOf } from './testing/golden-suite'
import { samples } from './testing/sample-suite'

/** Tools whose format recognises these bytes. */
function claimants(bytes: Uint8Array, tool?: string): string[] {
  const hints = tool === undefined ? {} : { tool }
  const probe = { head: bytes.subarray(0, 65_536), size: bytes.length, hints }
  return FORMATS.filter((format) => format.detect(probe) !== null).map((format) => format.tool)
}

const EMPTY = ['defectdojo-legacy_no_vuln.json', 'scb-empty-report.json']

describe('a report is claimed by one format at most', () => {
  for (const tool of ['trivy', 'clair']) {
    const { names, read } = goldensOf(new URL(`./${tool}/`, import.meta.url).href)
    test.each(names)(`${tool} %s`, (name) => {
      expect(claimants(read(name))).toEqual(EMPTY.includes(name) ? [] : [tool])
    })
  }

  const found = samples()
  if (found)
    test.each([...found.expected])('%s', (name, { tool, format, outcome }) => {
      const bytes = found.read(name)
      const declared = outcome === 'accept_with_tool' ? tool : undefined
      const ours = FORMATS.some((one) => one.tool === tool) && outcome !== 'refuse'
      expect(claimants(bytes, declared)).toEqual(ours ? [tool] : [])
      const hints = declared === undefined ? {} : { tool: declared }
      const probe = { head: bytes.subarray(0, 65_536), size: bytes.length, hints }
      if (ours) expect(detectFormat(probe).word).toBe(format)
    })
})
