/** Numbers from 0 to below 1 that a seed gives, always the same ones (mulberry32). */
export type Random = () => number

export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `least` to `most`. */
export const between = (next: Random, least: number, most: number): number =>
  least + Math.floor(next() * (most - least + 1))

/** The same things in another order (Fisher and Yates). */
export function shuffled<T>(next: Random, all: readonly T[]): T[] {
  const out = [...all]
  for (let i = out.length - 1; i > 0; i--) {
    const j = between(next, 0, i)
    const [a, b] = [out[i] as T, out[j] as T]
    out[i] = b
    out[j] = a
  }
  return out
}
