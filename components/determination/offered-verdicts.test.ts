import { describe, expect, it } from 'vitest'
import index from '@/frameworks/index.json'
import { offeredVerdicts } from './offered-verdicts'
import type { VerdictWords } from './verdict-words'

const wordsOf = (family: keyof typeof index.verdict_words): VerdictWords =>
  Object.fromEntries(
    Object.entries(index.verdict_words[family]).map(([verdict, { word }]) => [verdict, word]),
  )

describe('offeredVerdicts', () => {
  it.each(['pci', 'cis'] as const)('offers no partly in %s, which has no word for it', (family) => {
    expect(offeredVerdicts(wordsOf(family))).toEqual(['met', 'not_met', 'not_applicable'])
  })
  it.each(['mlps', 'iso', 'nist', 'jrt'] as const)('offers partly in %s', (family) => {
    expect(offeredVerdicts(wordsOf(family))).toEqual(['met', 'partly_met', 'not_met', 'not_applicable'])
  })
  it('never offers two choices that read alike', () => {
    for (const family of ['mlps', 'iso', 'pci', 'cis', 'nist', 'jrt'] as const) {
      const words = wordsOf(family)
      for (const language of ['en', 'zh'] as const) {
        const read = offeredVerdicts(words).map((verdict) => words[verdict]?.[language])
        expect(new Set(read).size, `${family} ${language}`).toBe(read.length)
      }
    }
  })
})
