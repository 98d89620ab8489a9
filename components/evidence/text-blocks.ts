/** Bytes of one block of the viewer: what is drawn, measured and thrown away together. */
export const BLOCK = 32 * 1024
/** Bytes fetched at once: a whole number of blocks. */
export const WINDOW = 8 * BLOCK
/** How far after a block's end its last line is looked for; a longer one is cut there. */
export const LOOK = 4 * 1024
/** Longest run of one line that is drawn as one. */
export const SEGMENT = 4 * 1024

const LINE_FEED = 10

/** A run of bytes that is drawn as one row: a line, or a part of a long one. */
export interface Segment {
  from: number
  to: number
  /** Whether a line begins here; else it goes on from the row above. */
  begins: boolean
}

/**
 * Where a block begins: after the first line feed at or after `at`, if one is near; else at `at` itself, moved to the
 * beginning of a character. `bytes` begin at offset `base` and reach to `at + LOOK` or the end of the evidence.
 */
export function boundary(bytes: Uint8Array, base: number, at: number, total: number): number {
  if (at <= 0) return 0
  if (at >= total) return total
  const end = Math.min(at + LOOK, total) - base
  for (let i = at - base; i < end; i += 1) if (bytes[i] === LINE_FEED) return base + i + 1
  return wholeCharacter(bytes, base, at)
}

/** The rows of bytes [from, to): its lines, long ones in segments. */
export function segments(bytes: Uint8Array, base: number, from: number, to: number): Segment[] {
  const rows: Segment[] = []
  let start = from
  let begins = from === 0 || bytes[from - 1 - base] === LINE_FEED
  while (start < to) {
    const feed = bytes.indexOf(LINE_FEED, start - base)
    const lineEnd = feed < 0 ? to : Math.min(base + feed + 1, to)
    const cut = lineEnd - start > SEGMENT ? wholeCharacter(bytes, base, start + SEGMENT) : lineEnd
    rows.push({ from: start, to: cut, begins })
    begins = bytes[cut - 1 - base] === LINE_FEED
    start = cut
  }
  return rows
}

/** The next place at or after `at` where a character of UTF-8 begins (RFC 3629 §3: never more than 3 bytes on). */
function wholeCharacter(bytes: Uint8Array, base: number, at: number): number {
  let place = at
  while (place < at + 3 && ((bytes[place - base] ?? 0) & 0xc0) === 0x80) place += 1
  return place
}
