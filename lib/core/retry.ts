/** A concurrent transaction was first: the unit of work starts over and finds what the other one made. */
export class RetryError extends Error {
  /** PostgreSQL's word for it (serialization_failure): whoever hears of it in the end may try again, also across threads. */
  readonly code = '40001'

  constructor() {
    super('concurrent change')
    this.name = 'RetryError'
  }
}

/** Runs a unit of work again when a concurrent one was first, or both waited for each other; gives up after `times`. */
export async function withRetry<T>(work: () => Promise<T>, times = 5): Promise<T> {
  for (let i = 1; ; i++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryError || wasInRing(error)) || i >= times) throw error
    }
  }
}

/** Whether the database undid a transaction since it and another one waited for each other (40P01, Prisma's P2034), through all causes. */
function wasInRing(error: unknown, depth = 0): boolean {
  if (depth > 8 || error === null || typeof error !== 'object') return false
  const { code, originalCode, kind, cause, meta } = error as Record<string, unknown>
  if (code === 'P2034' || code === '40P01' || originalCode === '40P01' || kind === 'TransactionWriteConflict')
    return true
  const wrapped = meta !== null && typeof meta === 'object' && 'driverAdapterError' in meta
  return wasInRing(cause, depth + 1) || (wrapped && wasInRing(meta.driverAdapterError, depth + 1))
}
