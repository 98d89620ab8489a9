import fc from 'fast-check'
import { expect, test } from 'vitest'
import { golden } from '../testing/golden'
import { readReport } from '../testing/read-report'

const NAMES = [
  'many2-1.6.0master.log',
  'many2-1.6.0master.log.json',
  'many-1.3.4-2017.log.json',
  'swarmnets-1.3.4-2018-11-12.log.json',
  'opt-all-1.3.5.log.json',
  'many-1.3.5-2021list.log.json',
  'aborted-1.6.0.log',
]

test.each(NAMES)(
  '%s: read byte by byte or in random pieces, it says the same',
  async (name) => {
    const bytes = golden(name)
    const whole = await readReport(bytes)
    expect(await readReport(bytes, [1])).toEqual(whole)
    const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(sizes, async (some) => {
        expect(await readReport(bytes, some)).toEqual(whole)
      }),
      { numRuns: 15 },
    )
  },
  60_000,
)

const NAME = 'прокси-代理-🚢-é'
const TEXT = `\uFEFFInitializing 2026-11-22T03:26:57+00:00\r\n[WARN] 5.5 - Ensure that privileged containers are not used (Automated)\r\n[WARN]      * Container running in Privileged mode: ${NAME}\r\n[INFO] Checks: 1\r\n[INFO] Score: -1\r\n`
const JSON_TEXT = `\uFEFF \r\n{"dockerbenchsecurity":"1.6.0","start":1795318017,"tests":[{"id":"5.5","desc":"Ensure that privileged containers are not used (Automated)","result":"WARN","details":"Containers running in privileged mode:  ${NAME}","items":["${NAME}"]}],"checks":1,"score":-1,"end":1795318018}\r\n`

test.each([TEXT, JSON_TEXT])(
  'names of many bytes a character, CR LF and a byte order mark, byte by byte',
  async (report) => {
    const { observations, end, notes } = await readReport(report, [1])
    expect(observations.map(({ subject, result }) => [subject, result])).toEqual([[NAME, 'fail']])
    expect([end.complete, end.counts.items, notes]).toEqual([true, 1, []])
    const { from, to } = observations[0]?.at ?? { from: 0, to: 0 }
    const source = new TextDecoder().decode(new TextEncoder().encode(report).subarray(from, to))
    expect(source).toMatch(/^(\{"id":"5.5".*\}|\[WARN\] 5\.5 [\s\S]*🚢-é)$/)
  },
)
