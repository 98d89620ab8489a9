/** Letters, digits, `+`, `-` and `.`: what numbers and literals consist of. */
export function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  )
}

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/
const LITERALS = new Set(['true', 'false', 'null'])

/** What a word stands for (RFC 8259, §3 and §6); null: nothing. */
export function wordType(word: string): 'literal' | 'number' | null {
  if (LITERALS.has(word)) return 'literal'
  return NUMBER.test(word) ? 'number' : null
}
