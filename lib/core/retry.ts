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
      if (!wasOutrun(error) || i >= times) throw error
    }
  }
}

/** Whether a concurrent transaction was first, so that the same may work when it is tried again. */
export const wasOutrun = (error: unknown): boolean => error instanceof RetryError || wasUndone(error)

const UNDONE: readonly unknown[] = ['P2034', '40P01', '40001']

/** Whether the database undid a transaction since another was first (40001) or both waited for each other (40P01, Prisma's P2034), through all causes. */
function wasUndone(error: unknown, depth = 0): boolean {
  if (depth > 8 || error === null || typeof error !== 'object') return false
  const { code, originalCode, kind, cause, meta } = error as Record<string, unknown>
  if (UNDONE.includes(code) || UNDONE.includes(originalCode) || kind === 'TransactionWriteConflict')
    return true
  const wrapped = meta !== null && typeof meta === 'object' && 'driverAdapterError' in meta
  return wasUndone(cause, depth + 1) || (wrapped && wasUndone(meta.driverAdapterError, depth + 1))
}
