import { expect, it } from 'vitest'
import { atMost } from './at-most'

/** A work that ends when it is told to, and who is at work. */
function workshop(count: number) {
  const inTurn = atMost(count)
  const started: number[] = []
  const ends = new Map<number, (failed?: boolean) => void>()
  const begin = (n: number) =>
    inTurn(
      () =>
        new Promise<number>((resolve, reject) => {
          started.push(n)
          ends.set(n, (failed) => (failed ? reject(new Error(`${n}`)) : resolve(n)))
        }),
    )
  return { begin, started, ends }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('starts no more than so many, and the others in the order they came', async () => {
  const { begin, started, ends } = workshop(2)
  const all = Promise.all([1, 2, 3, 4].map(begin))
  await settled()
  expect(started).toEqual([1, 2])
  ends.get(2)?.()
  await settled()
  expect(started).toEqual([1, 2, 3])
  for (const n of [1, 3]) ends.get(n)?.()
  await settled()
  ends.get(4)?.()
  expect(await all).toEqual([1, 2, 3, 4])
})

it('goes on after a failure, and frees every place in the end', async () => {
  const { begin, started, ends } = workshop(1)
  const first = begin(1)
  const second = begin(2)
  await settled()
  ends.get(1)?.(true)
  await expect(first).rejects.toThrow('1')
  await settled()
  expect(started).toEqual([1, 2])
  ends.get(2)?.()
  await second
  const third = begin(3)
  await settled()
  expect(started).toEqual([1, 2, 3])
  ends.get(3)?.()
  await third
})
