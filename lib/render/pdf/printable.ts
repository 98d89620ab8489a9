import type { Coverage } from './font-coverage'

/** More marks than any script stacks on a letter would draw over the lines around them. */
const MARKS = 4
const PLAIN = /^[\n\x20-\x7e]*$/
/** A character with the marks that follow it. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gsu
/** Controls, format characters (also those that turn the direction of writing), private ones, halves of a pair, unassigned ones, separators of lines. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u
/** Between two code points that were written one after the other. */
const BETWEEN = /(?<=⟨U\+[0-9A-F]{4,6})⟩⟨(?=U\+[0-9A-F]{4,6}⟩)/g

const codeOf = (char: string) =>
  `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/**
 * A text as it can be printed on any machine: what none of the typefaces has, and what cannot be seen, is written as its code
 * point, `⟨U+1F600⟩`, several in a row as `⟨U+0627 U+0644⟩`. Line breaks stay, a tab becomes blanks. So whatever a container is
 * called, it neither breaks the document (PDF/A forbids glyphs that are missing) nor looks like something else.
 */
export function printable(text: string, typefaces: readonly Coverage[]): string {
  if (PLAIN.test(text)) return text
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '    ')
    .replace(CLUSTERS, (cluster) => {
      const chars = [...cluster]
      if (chars.length <= 1 + MARKS && isDrawn(chars, typefaces)) return cluster
      return chars
        .map((char) => (isDrawn([char], typefaces) && !/\p{M}/u.test(char) ? char : codeOf(char)))
        .join('')
    })
    .replace(BETWEEN, ' ')
}

/** One typeface must have all of them, since marks are placed by the typeface of their letter. */
function isDrawn(chars: readonly string[], typefaces: readonly Coverage[]): boolean {
  if (chars[0] === '\n') return chars.length === 1
  if (chars.some((char) => UNSEEN.test(char))) return false
  return typefaces.some((has) => chars.every((char) => has(char.codePointAt(0) ?? 0)))
}
