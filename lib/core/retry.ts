/** A concurrent transaction was first: the unit of work starts over and finds what the other one made. */
export class RetryError extends Error {
  constructor() {
    super('concurrent change')
    this.name = 'RetryError'
  }
}

/** Runs a unit of work again when a concurrent one was first; gives up after `times`. */
export async function withRetry<T>(work: () => Promise<T>, times = 5): Promise<T> {
  for (let i = 1; ; i++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryError) || i >= times) throw error
    }
  }
}
