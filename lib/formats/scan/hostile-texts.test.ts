import { expect, test } from 'vitest'
import { idsIn } from './advisory-ids'
import { countWord } from './count-word'
import type { FoundVulnerability } from './found'
import { mergeVulnerabilities } from './merge-vulnerabilities'

// What takes these seconds is quadratic: the texts are short enough for any other way of reading them.

test.each(['GO-', 'ALAS.', 'GLSA--', 'PHSA-A.', '\\bCVE-2021-'])(
  'a text of nothing but %s is read at once',
  (text) => {
    expect(idsIn(text.repeat(200_000))).toEqual([])
  },
)

test('ids of every kind are still found', () => {
  const ids = ['ALAS2-2022-1860', 'GLSA-202101-38', 'GO-2021-0113', 'PHSA-2019-1.0-0001', 'RUSTSEC-2021-0001']
  expect(idsIn(ids.join(' '))).toEqual(ids)
})

test('one flaw that is told ten thousand times, always otherwise, stays of a size; the order means nothing', () => {
  const found = (n: number): FoundVulnerability => ({
    vulnerability: {
      advisory: 'CVE-2021-1234',
      aliases: [`OSV-2021-${n}`],
      package: { purl: 'pkg:deb/debian/a@1', type: 'deb', name: 'a', version: '1' },
      path: '',
      fixedIn: `1.0.${n}`,
      severitySource: 'nvd',
      ratings: [{ source: `vendor ${n}` }],
    },
    severity: 'high',
    printed: 'HIGH',
    ofDistribution: true,
    suppressed: `left out ${n}`,
    at: { from: 0, to: 1 },
  })
  const many = Array.from({ length: 10_000 }, (_, n) => found(n))
  const merged = many.reduce(mergeVulnerabilities)
  const { fixedIn, aliases, ratings } = merged.vulnerability
  expect([fixedIn.split(', ').length, aliases.length, ratings.length]).toEqual([30, 200, 30])
  expect(merged.suppressed?.split('; ').length).toBe(30)
  const few = many.slice(0, 300)
  expect(few.toReversed().reduce(mergeVulnerabilities).vulnerability.fixedIn).toBe(
    few.reduce(mergeVulnerabilities).vulnerability.fixedIn,
  )
})

test('words of severity without end are counted together', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 1000; n++) countWord(counts, `word ${n}`)
  for (const word of ['', 'word 0', 'x'.repeat(1000)]) countWord(counts, word)
  expect(counts.size).toBe(51)
  expect([counts.get('word 0'), counts.get('(other)')]).toEqual([2, 952])
})
