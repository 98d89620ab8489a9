import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BrokenReportError, type ParseHints, UnknownReportError } from '../core/report'
import { detectFormat } from './detect'
import { FORMATS } from './formats'
import { codesOf, readFormat } from './testing/read-format'
import { type ExpectedSample, isRead, samples } from './testing/sample-suite'

/** Under which of its names a sample's counts stand, and which of a report's counts they are. */
const COUNTED_BY = {
  bySeverity: 'bySeverity',
  byResult: 'byResult',
  byLevel: 'byResult',
  byStatus: 'byResult',
  byGateAction: 'byResult',
  byKind: 'byResult',
  byAction: 'byResult',
  findingsByState: 'byResult',
  controlsByStatus: 'byResult',
} as const
/** Counts that are made otherwise than by the words of the rows: what is counted in their place. */
const COUNTED: Record<string, (keyof typeof COUNTED_BY)[]> = {
  'docker-bench-security': [],
  'docker-bench': [],
  'docker-engine': [],
  'audit-logs': ['byAction'],
  'aws-inspector': ['bySeverity'],
  cyclonedx: ['bySeverity'],
  lynis: ['byKind'],
  sarif: ['byLevel'],
  'trivy-operator': ['bySeverity'],
}
const EVERY = Object.keys(COUNTED_BY) as (keyof typeof COUNTED_BY)[]

function countsOf(sample: ExpectedSample): Record<string, Record<string, number>> {
  const keys = COUNTED[sample.tool] ?? EVERY
  return Object.fromEntries(
    keys.flatMap((key) => {
      const words = sample[key]
      if (!words || typeof words !== 'object') return []
      // What is printed as nothing is counted under a word of its own.
      const named = Object.entries(words).map(([word, count]) => [
        NOTHING.includes(word) ? '(none)' : word,
        count,
      ])
      return [[COUNTED_BY[key], Object.fromEntries(named.filter(([, count]) => count !== 0))]]
    }),
  )
}
const NOTHING = ['', '(no severity)', '(absent)']

async function read(bytes: Uint8Array, hints: ParseHints) {
  const { format, word } = detectFormat({ head: bytes.subarray(0, 65_536), size: bytes.length, hints })
  return { word, format, read: await readFormat(format, bytes, { hints }) }
}

const found = samples()
if (!found) {
  test('no folder of further reports is named here: the goldens of each format stand in for them', () => {
    for (const { tool } of FORMATS) expect(tool).not.toBe('')
    expect(existsSync(new URL('./docker-bench/goldens/expected.json', import.meta.url))).toBe(true)
  })
} else {
  const { expected, read: bytesOf } = found
  describe('every report of PLIMSOLL_SAMPLES has its outcome and its counts', () => {
    test.each([...expected])(
      '%s',
      async (name, sample) => {
        const { tool, format: word, outcome, items } = sample
        const bytes = bytesOf(name)
        const hints = outcome === 'accept_with_tool' ? { tool } : {}
        if (outcome === 'refuse' || !isRead(tool)) {
          await expect(read(bytes, hints)).rejects.toSatisfy(isPrecise)
          return
        }
        if (outcome === 'either') {
          const result = await read(bytes, hints).catch((error: unknown) => error)
          if (isPrecise(result)) return
          expect(result).toMatchObject({ read: { end: { complete: false } } })
          expect(codesOf((result as Awaited<ReturnType<typeof read>>).read)).not.toEqual([])
          return
        }
        const result = await read(bytes, hints)
        expect([result.format.tool, result.word]).toEqual([tool, word])
        const { counts } = result.read.end
        expect({ ...counts, items: counts.items }).toMatchObject({ items, ...countsOf(sample) })
        for (const [by, words] of Object.entries(countsOf(sample)))
          expect(Reflect.get(counts, by)).toEqual(words)
      },
      120_000,
    )
  })
}

/** A refusal that says what was seen or where it breaks off. */
function isPrecise(error: unknown): boolean {
  if (error instanceof UnknownReportError) return error.seen !== '' && error.message.includes(error.seen)
  return error instanceof BrokenReportError && /^[a-z_]+$/.test(error.code) && error.message !== ''
}
