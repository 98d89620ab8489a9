/** Scanners have half a dozen words of severity; the counts are shown with every submission, so they cannot grow without end. */
const MOST = 50
const LONGEST = 40

/** Counts a severity as printed; what goes beyond any scanner's vocabulary is counted together. */
export function countWord(counts: Map<string, number>, printed: string): void {
  const word = printed.slice(0, LONGEST).toWellFormed() || '(none)'
  const counted = counts.has(word) || counts.size < MOST ? word : '(other)'
  counts.set(counted, (counts.get(counted) ?? 0) + 1)
}
