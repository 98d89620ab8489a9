import type { Bilingual, Catalogue } from '@/lib/core/framework'

/** A framework family's own words for verdicts. */
export function verdictWordsOf(catalogue: Catalogue, family: string): Record<string, Bilingual> {
  const entries = Object.entries(catalogue.index.verdict_words).find(([name]) => name === family)?.[1] ?? {}
  return Object.fromEntries(Object.entries(entries).map(([verdict, { word }]) => [verdict, word]))
}
