import { SEGMENT, type Segment } from './text-blocks'

/** A row of JSON laid out for reading: bytes of the evidence as they are, moved in by its depth. */
export interface JsonRow extends Segment {
  /** How deep it stands, in steps. */
  depth: number
}

const SPACES: readonly (number | undefined)[] = [32, 9, 10, 13]
const OPENS: readonly (number | undefined)[] = [123, 91]
const CLOSES: readonly (number | undefined)[] = [125, 93]
const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44]

/**
 * JSON in rows, one for each member: only white space between tokens (RFC 8259 §2) is left out, no byte is changed, so a
 * place in the evidence is still that place. Null for anything that is not JSON.
 * @param base where `bytes` begin in the evidence
 */
export function jsonRows(bytes: Uint8Array, base = 0): JsonRow[] | null {
  if (!isJson(bytes)) return null
  const shifted = rowsOf(bytes)
  if (base === 0) return shifted
  return shifted.map((row) => ({ ...row, from: row.from + base, to: row.to + base }))
}

function rowsOf(bytes: Uint8Array): JsonRow[] {
  const rows: JsonRow[] = []
  let depth = 0
  let start = -1
  /** One past the last byte of the row that is no white space. */
  let reach = 0
  let quoted = false
  const end = () => {
    if (start >= 0) rows.push(...inPieces(bytes, start, reach, depth))
    start = -1
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (!quoted) {
      if (SPACES.includes(byte)) continue
      const opened = start >= 0 && OPENS.includes(bytes[reach - 1])
      const closes = CLOSES.includes(byte)
      // What is empty stays on its row: `[]`.
      if (closes !== opened) {
        end()
        depth += opened ? 1 : -1
      }
      if (start < 0) start = at
    }
    if (quoted && byte === BACKSLASH) at += 1
    else if (byte === QUOTE) quoted = !quoted
    reach = at + 1
    if (!quoted && byte === COMMA) end()
  }
  end()
  return rows
}

function isJson(bytes: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** One row, or several where it is long; none splits a character of UTF-8 (RFC 3629 §3). */
function inPieces(bytes: Uint8Array, from: number, to: number, depth: number): JsonRow[] {
  const rows: JsonRow[] = []
  let at = from
  while (at < to) {
    let cut = Math.min(at + SEGMENT, to)
    while (cut < to && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut += 1
    rows.push({ from: at, to: cut, begins: at === from, depth })
    at = cut
  }
  return rows
}
