import { expect, test } from 'vitest'
import { mutate, mutations } from './mutations'
import { readInput } from './read-input'
import { seeds } from './seeds'

/** Small ones, so that many are tried; `npm run fuzz` takes all. */
const MOST_BYTES = 40_000
const SEED = 20_261_122

test('a thousand spoilt reports of every format are read or refused with words, in time, and none is an empty success', async () => {
  const small = seeds()
    .map(({ name, read }) => ({ name, bytes: read() }))
    .filter(({ bytes }) => bytes.length <= MOST_BYTES)
  const faults: string[] = []
  let refused = 0
  let taken = 0
  for (const [i, mutation] of mutations(1000, SEED).entries()) {
    const seed = small[i % small.length]
    const read = await readInput(mutate(seed?.bytes ?? new Uint8Array(), mutation))
    if (read === 'refused') refused++
    else if (read === 'taken') taken++
    else faults.push(`${i} ${seed?.name}: ${read.fault}`)
  }
  expect(faults).toEqual([])
  // Both ends are met, or the inputs were no test.
  expect(Math.min(refused, taken)).toBeGreaterThan(100)
}, 120_000)
