import { expect, it } from 'vitest'
import { inBatches, MOST_ROWS } from './in-batches'

/** What is written, by how many rows, and how many pieces were under way at once. */
async function written(count: number) {
  const sizes: number[] = []
  const late: Promise<unknown>[] = []
  let [underWay, most] = [0, 0]
  const rows = Array.from({ length: count }, (_, i) => i)
  const seen: number[] = []
  const sent = async () => {}
  await inBatches({ later: (write) => late.push(write), sent }, rows, async (some) => {
    sizes.push(some.length)
    seen.push(...some)
    most = Math.max(most, ++underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay--
  })
  await Promise.all(late)
  expect(seen).toEqual(rows)
  return { sizes, late: late.length, most }
}

it('few rows are one write that nobody waits for, none are none', async () => {
  expect(await written(0)).toEqual({ sizes: [], late: 0, most: 0 })
  expect(await written(MOST_ROWS)).toEqual({ sizes: [MOST_ROWS], late: 1, most: 1 })
})

it('many go in pieces, in their order, one after the other', async () => {
  const sizes = [MOST_ROWS, MOST_ROWS, 1]
  expect(await written(2 * MOST_ROWS + 1)).toEqual({ sizes, late: 0, most: 1 })
})
