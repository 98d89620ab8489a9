import data from './common-passwords.json'

/** So many different characters must be left when everything guessable is taken out of a password. */
const LEFT = 5
/** How people write letters with other characters. */
const FOLDED: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const SHORTEST_WORD = 3

/**
 * Whether a password is made of little but what guessers try first: common words (also with letters written as digits),
 * rows of the keyboard, runs and repeats, years, and words about the person (NIST SP 800-63B-4 §3.1.1.2 asks for a list of
 * commonly used, expected or compromised values). `about`: e-mail, name, tenant; in any case.
 */
export function isGuessable(password: string, about: readonly string[]): boolean {
  const plain = Array.from(password.normalize('NFC').toLowerCase())
  const folded = plain.map((character) => FOLDED[character] ?? character)
  const taken = new Array<boolean>(plain.length).fill(false)
  const take = (from: number, length: number) => taken.fill(true, from, from + length)
  for (const word of [...data.pieces, ...wordsOf(about)]) {
    const piece = Array.from(word)
    for (let at = 0; at + piece.length <= plain.length; at++) {
      if (holds(plain, piece, at) || holds(folded, piece, at)) take(at, piece.length)
    }
  }
  for (const step of [0, 1, -1]) takeRuns(plain, step, take)
  for (let at = 0; at + 4 <= plain.length; at++) {
    if (/^(?:19|20)\d\d$/.test(plain.slice(at, at + 4).join(''))) take(at, 4)
  }
  // What is written again adds nothing: only its first time counts.
  take(period(plain), plain.length)
  return new Set(plain.filter((_, at) => !taken[at])).size < LEFT
}

function wordsOf(about: readonly string[]): string[] {
  return about
    .flatMap((text) =>
      text
        .normalize('NFC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => Array.from(word).length >= SHORTEST_WORD || /\p{Script=Han}{2}/u.test(word))
}

function holds(characters: readonly string[], piece: readonly string[], at: number): boolean {
  return piece.every((character, i) => characters[at + i] === character)
}

/** Takes `aaa` (step 0), `abcd` (1) and `4321` (-1). */
function takeRuns(
  characters: readonly string[],
  step: number,
  take: (from: number, length: number) => void,
): void {
  const least = step === 0 ? 3 : 4
  for (let from = 0; from < characters.length; ) {
    let to = from + 1
    while (to < characters.length && code(characters[to]) - code(characters[to - 1]) === step) to++
    if (to - from >= least) take(from, to - from)
    from = to === from + 1 ? to : to - 1
    if (to === characters.length) break
  }
}

function code(character: string | undefined): number {
  return character?.codePointAt(0) ?? Number.NaN
}

/** After how many characters the text begins anew; its length where it does not. */
function period(characters: readonly string[]): number {
  for (let length = 1; length <= characters.length / 2; length++) {
    if (characters.every((character, i) => character === characters[i % length])) return length
  }
  return characters.length
}
