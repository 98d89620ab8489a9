import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample } from './sample'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const things = Array.from({ length: 40 }, (_, n) => ({ id: `c${n}` }))
const drawn = (seed: string, count: number, of = things) =>
  sample(of, { seed, count, hashOf }).map((one) => one.id)

describe('a sample', () => {
  it('is the one that anybody draws with sha256sum', () => {
    const byHand = things
      .map(({ id }) => `${hashOf(`2026-Q4\n${id}`)} ${id}`)
      .sort()
      .slice(0, 3)
      .map((line) => line.split(' ')[1])
    expect(drawn('2026-Q4', 3)).toEqual(byHand)
  })

  it('is the same whatever order things come in, and the beginning of a larger one', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(things, { minLength: 40 }), (seed, shuffled) => {
        expect(drawn(seed, 5, shuffled)).toEqual(drawn(seed, 5))
        expect(drawn(seed, 9).slice(0, 5)).toEqual(drawn(seed, 5))
      }),
    )
  })

  it('differs by seed, takes each but once, and all where there are no more', () => {
    expect(drawn('a', 10)).not.toEqual(drawn('b', 10))
    expect(new Set(drawn('a', 40)).size).toBe(40)
    expect(drawn('a', 500)).toHaveLength(40)
  })

  it('gives everything about the same chance', () => {
    const hits = new Map<string, number>()
    for (let n = 0; n < 2000; n += 1) {
      for (const id of drawn(`seed ${n}`, 4)) hits.set(id, (hits.get(id) ?? 0) + 1)
    }
    // 200 each are expected; the seeds are fixed, so this never flickers.
    for (const { id } of things) expect(hits.get(id)).toBeGreaterThan(140)
    for (const { id } of things) expect(hits.get(id)).toBeLessThan(260)
  })
})
