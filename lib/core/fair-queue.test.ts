import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FairLimits, FairQueue } from './fair-queue'

const LIMITS: FairLimits = { running: 8, runningOfOne: 2, waiting: 200, waitingOfOne: 50 }
/** Lets promises that are settled tell. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a fair queue', () => {
  it('never runs more than it may, of one or of all, refuses what finds no room, and lets everybody have their turn', async () => {
    const limits: FairLimits = { running: 3, runningOfOne: 2, waiting: 6, waitingOfOne: 3 }
    const step = fc.oneof(
      fc.record({ ask: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ end: fc.nat({ max: 20 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const queue = new FairQueue(limits)
        const running: { key: string; end: () => void }[] = []
        let asked = 0
        let refused = 0
        let began = 0
        for (const one of steps) {
          if ('ask' in one) {
            const turn = queue.enter(one.ask)
            asked++
            if (typeof turn === 'string') refused++
            else
              void turn.then((end) => {
                began++
                running.push({ key: one.ask, end })
              })
          } else running.splice(one.end % Math.max(1, running.length), 1)[0]?.end()
          await settle()
          expect(running.length).toBe(queue.runs)
          expect(queue.runs).toBeLessThanOrEqual(limits.running)
          for (const key of 'abcd')
            expect(running.filter((turn) => turn.key === key).length).toBeLessThanOrEqual(limits.runningOfOne)
          expect(queue.waits).toBeLessThanOrEqual(limits.waiting)
          expect(began + queue.waits + refused).toBe(asked)
        }
        while (running.length > 0) {
          running.shift()?.end()
          await settle()
        }
        expect({ waits: queue.waits, runs: queue.runs, began }).toEqual({
          waits: 0,
          runs: 0,
          began: asked - refused,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('gives whoever asks once their turn before one who asked a hundred times gets two more', async () => {
    const queue = new FairQueue(LIMITS)
    const order: string[] = []
    const ends: (() => void)[] = []
    const ask = (key: string) => {
      const turn = queue.enter(key)
      if (typeof turn !== 'string')
        void turn.then((end) => {
          order.push(key)
          ends.push(end)
        })
      return turn
    }
    for (let i = 0; i < 50; i++) ask('loud')
    for (const key of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) ask(key)
    await settle()
    // Six places are never the loud one's.
    expect(order).toEqual(['loud', 'loud', 'b', 'c', 'd', 'e', 'f', 'g'])
    for (let i = 0; i < 3; i++) {
      ends.shift()?.()
      await settle()
    }
    expect(order.slice(8).filter((key) => key !== 'loud')).toEqual(['h', 'i'])
    expect(order.slice(8).filter((key) => key === 'loud').length).toBeLessThanOrEqual(2)
  })

  it('one at a hundred times its share costs the others a tenth of their waiting at most, at the 95th percentile', async () => {
    const alone = await p95(false)
    const beside = await p95(true)
    expect(beside).toBeLessThanOrEqual(alone * 1.1)
  })
})

/**
 * Ticks from asking to the end for ten senders who use a fifth of what there is, counted by a clock of our own: a report takes ten ticks.
 * @param loud whether another has as many waiting as it may, all the time
 */
async function p95(loud: boolean): Promise<number> {
  const queue = new FairQueue(LIMITS)
  const took: number[] = []
  let now = 0
  let going: { until: number; end: () => void; asked: number | null }[] = []
  const ask = (key: string, asked: number | null) => {
    const turn = queue.enter(key)
    if (typeof turn === 'string') return false
    void turn.then((end) => {
      going.push({ until: now + 10, end, asked })
    })
    return true
  }
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  for (now = 0; now < 4000; now++) {
    if (loud) while (ask('loud', null));
    for (let sender = 0; sender < 10; sender++) if (random() < 0.015) ask(`quiet-${sender}`, now)
    await settle()
    const over = going.filter(({ until }) => until <= now)
    going = going.filter(({ until }) => until > now)
    for (const { end, asked } of over) {
      if (asked !== null) took.push(now - asked)
      end()
    }
    await settle()
  }
  took.sort((a, b) => a - b)
  return took[Math.floor(took.length * 0.95)] ?? 0
}
