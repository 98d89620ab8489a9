import type { Bilingual, Catalogue, FrameworkFamily } from '@/lib/core/framework'
import type { Verdict } from '@/lib/core/verdict'

/** A verdict in the words of its framework; of a gap that only a machine saw, the words for an indication. */
export function verdictWords(
  catalogue: Catalogue,
  family: FrameworkFamily,
  verdict: Verdict,
  indication = false,
): Bilingual {
  const words = catalogue.index.verdict_words[family][verdict]
  if (!words) throw new Error(`No words for ${verdict} of ${family}`)
  return (indication && words.indication) || words.word
}
