import { expect, test } from 'vitest'
import { RetryError, withRetry } from './retry'

test.each([
  new RetryError(),
  { code: 'P2034' },
  { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'TransactionWriteConflict' } } } },
  { cause: { originalCode: '40P01' } },
])('work that another one crossed is done again: %j', async (error) => {
  let times = 0
  const work = async () => {
    times += 1
    if (times < 3) throw error
    return 'done'
  }
  expect(await withRetry(work)).toBe('done')
  await expect(withRetry(() => Promise.reject(error), 2)).rejects.toBe(error)
})

test('anything else is thrown at once', async () => {
  let times = 0
  const work = async () => {
    times += 1
    throw new Error('no')
  }
  await expect(withRetry(work)).rejects.toThrow('no')
  expect(times).toBe(1)
})
