import { slug } from '../../core/check'

/** What docker-bench puts in parentheses after a title; none of it tells one check from another. */
const SUFFIXES = [
  '(automated)',
  '(manual)',
  '(scored)',
  '(not scored)',
  '(deprecated)',
  '(swarm mode not enabled)',
  '(incompatible with swarm mode)',
]
const REPEATED_ID = /^(?:c|\d+)(?:\.\d+)+ +(?:- +)?/i

/** A printed title without scoring suffixes and without the id that some checks repeat (1.1.12 of 1.6.0). */
export function cleanTitle(printed: string): string {
  return known(cleaned, printed, clean)
}

function clean(printed: string): string {
  let title = printed.trim().replace(REPEATED_ID, '')
  for (;;) {
    const lower = title.toLowerCase()
    const suffix = SUFFIXES.find((words) => lower.endsWith(words))
    if (suffix === undefined) return title
    title = title.slice(0, title.length - suffix.length).trimEnd()
  }
}

/**
 * What titles are compared by: case, blanks, punctuation and suffixes do not matter, nor do a forgotten blank or a
 * doubled word (revisions of 1.3.5 print `Ensurethe default seccomp profile` and `packages are are installed`).
 */
export function titleKey(printed: string): string {
  return known(keys, printed, keyOf)
}

const cleaned = new Map<string, string>()
const keys = new Map<string, string>()
const MOST_KEPT = 10_000
const LONGEST_KEPT = 300

/** Every run prints the same titles. A stranger's are no reason to forget them, nor to keep anything long. */
function known(kept: Map<string, string>, printed: string, of: (printed: string) => string): string {
  const before = kept.get(printed)
  if (before !== undefined) return before
  const made = of(printed)
  if (kept.size < MOST_KEPT && printed.length <= LONGEST_KEPT) kept.set(printed, made)
  return made
}

function keyOf(printed: string): string {
  const words = slug(cleanTitle(printed)).split('-')
  return words.filter((word, index) => word !== words[index - 1]).join('')
}
