/** Longer ones are rarely said twice. */
const LONGEST = 40
const SLOTS = 2048

interface Slot {
  bytes: Uint8Array
  text: string
}

const ascii = new TextDecoder('utf-8', { ignoreBOM: true })
const slots: (Slot | undefined)[] = Array.from({ length: SLOTS })

/**
 * Text of a few ASCII bytes [from, to), or null for any others. Reports say the same names and words over and over, and making a string costs
 * more than finding one: each slot holds the last word that fell into it, however many there are.
 */
export function shortWord(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > LONGEST) return null
  let hash = to - from
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0
    if (byte >= 0x80) return null
    hash = (Math.imul(hash, 31) + byte) | 0
  }
  const at = (hash >>> 0) % SLOTS
  const held = slots[at]
  if (held && same(held.bytes, bytes, from, to)) return held.text
  const own = bytes.slice(from, to)
  const text = ascii.decode(own)
  slots[at] = { bytes: own, text }
  return text
}

function same(held: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (held.length !== to - from) return false
  for (let i = from; i < to; i++) if (held[i - from] !== bytes[i]) return false
  return true
}
