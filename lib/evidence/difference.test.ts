import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { applyDifference } from './apply-difference'
import { makeDifference } from './make-difference'
import { writeDifference } from './write-difference'

const bytes = (text: string) => new TextEncoder().encode(text)
const back = (base: Uint8Array, next: Uint8Array) =>
  applyDifference(base, makeDifference(base, next), next.length)
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** Texts that share much: pieces of one store in any order, some of them changed. */
const pieces = fc.array(fc.uint8Array({ minLength: 0, maxLength: 60 }), { minLength: 1, maxLength: 8 })
const pair = pieces.chain((store) => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...store), fc.uint8Array({ maxLength: 5 })), { maxLength: 25 })
    .map((parts) => new Uint8Array(Buffer.concat(parts)))
  return fc.tuple(text, text)
})

describe('a difference', () => {
  it('gives any bytes again on any base', () => {
    fc.assert(
      fc.property(pair, ([base, next]) => same(back(base, next), next)),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.uint8Array(), fc.uint8Array(), (base, next) => same(back(base, next), next)))
  })

  it('of a report and that of the day before is the few bytes that changed', () => {
    const [base, next] = [bytes(benchReport(3, 1)), bytes(benchReport(4, 1))]
    expect(makeDifference(base, next).length).toBeLessThan(100)
    expect(same(back(base, next), next)).toBe(true)
  })

  it('finds what was moved, and what is new at either end', () => {
    const [a, b] = [
      bytes('all of this was here before, word for word. '),
      bytes('And this, too, unchanged! '),
    ]
    const base = new Uint8Array(Buffer.concat([a, b]))
    const next = new Uint8Array(Buffer.concat([bytes('<'), b, bytes('|'), a, bytes('>')]))
    expect(makeDifference(base, next).length).toBeLessThan(20)
    expect(same(back(base, next), next)).toBe(true)
  })

  it('is written from where two reports are known to be the same, whatever is between', () => {
    const some = fc.uint8Array({ minLength: 1 })
    fc.assert(
      fc.property(some, fc.uint8Array(), fc.uint8Array(), some, (head, old, now, tail) => {
        const [base, next] = [Buffer.concat([head, old, tail]), Buffer.concat([head, now, tail])]
        const from = head.length + old.length
        const difference = writeDifference(next, [
          { at: 0, from: 0, length: head.length },
          { at: head.length + now.length, from, length: tail.length },
        ])
        return same(applyDifference(base, difference, next.length), next)
      }),
    )
  })

  it('that is broken, or on another base, gives what was asked for or nothing, and never more', () => {
    fc.assert(
      fc.property(pair, fc.nat(), fc.integer({ min: 0, max: 255 }), ([base, next], place, value) => {
        const difference = makeDifference(base, next)
        difference[place % difference.length] = value
        try {
          return applyDifference(base, difference, next.length).length === next.length
        } catch (error) {
          return error instanceof RangeError
        }
      }),
      { numRuns: 500 },
    )
  })
})
