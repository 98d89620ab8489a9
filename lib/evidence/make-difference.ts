import { type Copied, writeDifference } from './write-difference'

/** Bytes that are looked up together; what two reports share is mostly far longer. */
const BLOCK = 16

/**
 * What must be known of `next` where `base` is known: runs to copy and the bytes between them. {@link applyDifference} gives `next` again.
 * Linear in both, and what it holds beside them is half of `base`.
 */
export function makeDifference(base: Uint8Array, next: Uint8Array): Uint8Array<ArrayBuffer> {
  const { table, shift } = indexOf(base)
  const copied: Copied[] = []
  let written = 0
  let expected = 0
  for (let at = 0; at + BLOCK <= next.length; ) {
    // What was changed in its place goes on where the copy before ended.
    const beside = expected + at - written
    const known = table[hashAt(next, at) >>> shift] ?? -1
    const found = sameBlock(base, beside, next, at) ? beside : known
    if (found < 0 || (found === known && !sameBlock(base, known, next, at))) {
      at++
      continue
    }
    let [from, to] = [found, at]
    while (to > written && from > 0 && base[from - 1] === next[to - 1]) {
      from--
      to--
    }
    let length = at - to + BLOCK
    while (
      to + length < next.length &&
      from + length < base.length &&
      next[to + length] === base[from + length]
    )
      length++
    copied.push({ at: to, from, length })
    written = to + length
    expected = from + length
    at = written
  }
  return writeDifference(next, copied)
}

/** Where each block of the base stands, the first of those that look alike. */
function indexOf(base: Uint8Array): { table: Int32Array; shift: number } {
  let bits = 8
  while (1 << bits < (base.length / BLOCK) * 2) bits++
  const shift = 32 - bits
  const table = new Int32Array(1 << bits).fill(-1)
  for (let at = Math.floor(base.length / BLOCK) * BLOCK - BLOCK; at >= 0; at -= BLOCK)
    table[hashAt(base, at) >>> shift] = at
  return { table, shift }
}

function hashAt(bytes: Uint8Array, at: number): number {
  let hash = 0
  for (let i = at; i < at + BLOCK; i += 4) {
    const word =
      (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24)
    hash = Math.imul(hash ^ word, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}

function sameBlock(base: Uint8Array, from: number, next: Uint8Array, to: number): boolean {
  if (from < 0 || from + BLOCK > base.length) return false
  for (let i = 0; i < BLOCK; i++) if (base[from + i] !== next[to + i]) return false
  return true
}
