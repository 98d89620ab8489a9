import { RetryError } from '@/lib/core/retry'

const UNIQUE_VIOLATION = '23505'

/**
 * Writes rows that were not there when it was looked: where a concurrent transaction was first, the unit of work starts over and finds them.
 * Refusing costs the database nothing; looking at each row beforehand whether it would, as ON CONFLICT does, a fifth of writing it.
 */
export function firstOrRetry<T>(inserted: Promise<T>): Promise<T> {
  return inserted.catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
      ? new RetryError()
      : error
  })
}
