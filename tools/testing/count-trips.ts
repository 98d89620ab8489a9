import pg from 'pg'

/**
 * Runs work and answers how often it waited for the database: statements that are sent while another is on its way are one trip
 * with it. What begins and ends transactions counts too. Not for tests that run others beside it in one process.
 */
export async function countTrips<T>(work: () => Promise<T>): Promise<{ value: T; trips: number }> {
  const pending = new Map<pg.Client, number>()
  let trips = 0
  const prototype = pg.Client.prototype
  const query = Object.getOwnPropertyDescriptor(prototype, 'query')
  if (!query) throw new Error('pg.Client has no query')
  const original: (...args: unknown[]) => unknown = query.value
  Object.defineProperty(prototype, 'query', {
    ...query,
    value(this: pg.Client, ...args: unknown[]) {
      const before = pending.get(this) ?? 0
      if (before === 0) trips++
      pending.set(this, before + 1)
      const answer = original.apply(this, args)
      const done = () => pending.set(this, (pending.get(this) ?? 1) - 1)
      if (answer instanceof Promise) answer.then(done, done)
      else done()
      return answer
    },
  })
  try {
    return { value: await work(), trips }
  } finally {
    Object.defineProperty(prototype, 'query', query)
  }
}
