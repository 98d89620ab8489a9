export interface Sampling {
  seed: string
  /** How many; all where there are no more. */
  count: number
  /** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
  hashOf: (text: string) => string
}

/**
 * A sample that anybody can draw again: things are sorted by SHA-256 of `seed`, a line feed and their id, and the first
 * `count` are taken. Neither the order they come in nor things added to other assessments change it. Whoever gives the seed
 * after the population is fixed cannot steer it.
 */
export function sample<T extends { id: string }>(
  things: readonly T[],
  { seed, count, hashOf }: Sampling,
): T[] {
  return things
    .map((thing) => ({ thing, place: hashOf(`${seed}\n${thing.id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, count)
    .map(({ thing }) => thing)
}
